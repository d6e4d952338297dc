package dev.gumshoe.adapters.redis;

import dev.gumshoe.adapters.redis.RedisAddress.Node;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Starts, finds and asks redis-server processes of a folder. */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    /** Reading a large append-only file takes its time. */
    private static final Duration READY = Duration.ofSeconds(60);

    private static final int PORTS_TRIED = 5;
    private static final int PING_MILLIS = 1_000;

    /** A server and where it listens. */
    record Running(int port, ProcessHandle process) {}

    /** What a server says to a PING. */
    private enum Answer {
        YES, LOADING, NONE
    }

    private final RedisFolder folder;
    private final Path binary;

    ServerProcess(RedisFolder folder, Path binary) {
        this.folder = folder;
        this.binary = binary;
    }

    /** The server an earlier program left behind on this folder, when it answers to the folder's password; one that does not is stopped. */
    Optional<Running> adopt() {
        Optional<ProcessHandle> orphan = folder.lastServer();
        if (orphan.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> port = folder.lastPort().filter(p -> answersInTime(p, orphan.get()));
        if (port.isPresent()) {
            LOG.info("Adopted the redis-server {} an earlier Gumshoe left on {}", orphan.get().pid(), folder.path());
            return Optional.of(new Running(port.get(), orphan.get()));
        }
        LOG.warn("The redis-server {} an earlier Gumshoe left on {} does not answer and is stopped", orphan.get().pid(), folder.path());
        EmbeddedRedis.stop(orphan.get());
        return Optional.empty();
    }

    private boolean answersInTime(int port, ProcessHandle process) {
        long deadline = System.nanoTime() + READY.toNanos();
        Answer answer = ask(port);
        while (answer == Answer.LOADING && process.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            answer = ask(port);
        }
        return answer == Answer.YES;
    }

    /** Starts a server on a free port of the loopback interface. */
    Running startAnywhere() {
        for (int left = PORTS_TRIED;; left--) {
            int port = freePort();
            try {
                return new Running(port, startOn(port));
            } catch (RedisUnavailable e) {
                // somebody may have taken the port since it was found free
                if (left == 1 || !folder.logTail().contains("ddress already in use")) {
                    throw e;
                }
            }
        }
    }

    /**
     * Starts a server on that port and waits until it answers.
     *
     * @throws RedisUnavailable when it does not come up, with its last words
     */
    ProcessHandle startOn(int port) {
        folder.configure(port);
        Process process = launch();
        long deadline = System.nanoTime() + READY.toNanos();
        while (ask(port) != Answer.YES) {
            if (!process.isAlive()) {
                throw gaveUp("stopped at its start (exit code " + process.exitValue() + ")");
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw gaveUp("did not answer within " + READY.toSeconds() + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return process.toHandle();
    }

    private RedisUnavailable gaveUp(String how) {
        String tail = folder.logTail();
        return new RedisUnavailable("The embedded redis-server " + binary + " " + how + (tail.isEmpty() ? "" : "; its log ends: " + tail)
                + " — see " + folder.log() + ", free disk space or repair the append-only file (redis-check-aof), or set REDIS_URL", null);
    }

    private Process launch() {
        List<String> server = List.of(binary.toString(), folder.configuration().toString());
        try {
            return new ProcessBuilder(Stream.concat(ownSession(), server.stream()).toList())
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new RedisUnavailable("The embedded redis-server " + binary + " cannot be started (" + e.getMessage()
                    + "): install Redis, or set REDIS_URL", e);
        }
    }

    /**
     * A terminal sends Ctrl-C to every process of the program's group. In a session of its own the server does not hear it and can take
     * the program's last words. Where there is no setsid both stop at once, and what was acknowledged is on the disk all the same.
     */
    private static Stream<String> ownSession() {
        return Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "setsid"))
                .filter(file -> file.isAbsolute() && Files.isExecutable(file))
                .map(Path::toString)
                .limit(1);
    }

    /** Whether the server of this folder answers there: another one would refuse the password or be at home elsewhere. */
    private Answer ask(int port) {
        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder()
                .password(folder.password())
                .timeoutMillis(PING_MILLIS)
                .autoNegotiateProtocol(false)
                .build();
        Node node = new Node("127.0.0.1", port);
        try (Jedis jedis = new Jedis(node.host(), node.port(), config)) {
            String home = jedis.configGet("dir").get("dir");
            jedis.dbSize(); // refused while data is read in, which CONFIG and AUTH are not
            return home != null && Files.isSameFile(Path.of(home), folder.path().resolve("data")) ? Answer.YES : Answer.NONE;
        } catch (JedisException e) {
            return Client.words(e).contains("LOADING") ? Answer.LOADING : Answer.NONE;
        } catch (IOException e) {
            return Answer.NONE;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new RedisUnavailable("No free port on the loopback interface for the embedded Redis (" + e.getMessage()
                    + "): end some programs, or set REDIS_URL", e);
        }
    }
}
