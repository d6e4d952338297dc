package dev.gumshoe.adapters.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real redis-server of the program's own, for when there is no {@code REDIS_URL}: a child process on a free loopback port whose
 * append-only file is on the disk before anything is acknowledged.
 *
 * <p>One program at a time uses a folder. A server that outlived its program is adopted when it answers to the folder's password, else
 * stopped. A server that dies is started again on the same port; commands sent meanwhile are tried again by {@link Redis}.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);

    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final int RESTARTS = 5;

    /** A server that ran so long was well: what goes wrong next is a new trouble. */
    private static final Duration WELL = Duration.ofMinutes(1);

    private final RedisFolder folder;
    private final Path binary;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile ProcessHandle server;
    private boolean closed;

    private EmbeddedRedis(RedisFolder folder, Path binary, int port, ProcessHandle server) {
        this.folder = folder;
        this.binary = binary;
        this.port = port;
        this.server = server;
    }

    /** The folder used when none is given: {@code ~/.gumshoe/redis}. */
    public static Path usualFolder() {
        return Path.of(System.getProperty("user.home"), ".gumshoe", "redis");
    }

    /**
     * Starts a server on the folder, or adopts the one an earlier program left behind, and waits until it answers.
     *
     * @throws RedisUnavailable when there is no server that runs here, the folder cannot be written to, another Gumshoe uses it, or the
     *     server does not come up (its last words are quoted)
     */
    public static EmbeddedRedis start(Path folder) {
        return start(folder, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /**
     * Where the server of a Gumshoe listens that runs on the folder now, for somebody who wants to look at what it keeps and stop nothing;
     * empty while none does.
     */
    public static Optional<RedisAddress> running(Path folder) {
        return RedisFolder.held(folder) ? RedisFolder.address(folder) : Optional.empty();
    }

    /** The same, looking for the server in these folders. */
    static EmbeddedRedis start(Path path, String searchPath) {
        RedisFolder folder = RedisFolder.take(path);
        try {
            RedisBinary binary = new RedisBinary(searchPath, folder.path().resolve("bin"), folder.oldestReader());
            Path found = binary.find();
            ServerProcess servers = new ServerProcess(folder, found);
            ServerProcess.Running running = servers.adopt().orElseGet(servers::startAnywhere);
            EmbeddedRedis started = new EmbeddedRedis(folder, found, running.port(), running.process());
            started.watch(RESTARTS);
            return started;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Also stops the server when the program ends without closing this. Exit hooks of a program run at the same time: one that still has
     * to write at its end closes this itself, last, and does without.
     */
    public EmbeddedRedis stopWithProgram() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-embedded-redis"));
        return this;
    }

    /** Where it listens, with its password. */
    public RedisAddress address() {
        return RedisFolder.at(port, folder.password());
    }

    /** A connection to it; when it does not answer, its last words are said too. */
    public Redis connect(RedisSettings settings) {
        return Redis.connect(address(), settings, this::lastWords);
    }

    private String lastWords() {
        return server.isAlive() ? "" : "it is the embedded one and it died; " + folder.log() + " ends: " + folder.logTail();
    }

    /** The number of the server's process now. */
    long pid() {
        return server.pid();
    }

    private void watch(int restartsLeft) {
        ProcessHandle watched = server;
        long since = System.nanoTime();
        Thread.ofVirtual().name("embedded-redis-watch").start(() -> {
            watched.onExit().join();
            restart(System.nanoTime() - since > WELL.toNanos() ? RESTARTS : restartsLeft);
        });
    }

    private void restart(int left) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            LOG.error("The embedded Redis on {} died; its log ends: {}", folder.path(), folder.logTail());
            if (left == 0) {
                LOG.error("It died {} times in a row and is not started again: see {} and start Gumshoe again", RESTARTS, folder.log());
                return;
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(RESTARTS - (long) left));
            server = new ServerProcess(folder, binary).startOn(port);
            LOG.info("The embedded Redis runs again on port {}", port);
            watch(left - 1);
        } catch (RedisUnavailable e) {
            LOG.error("The embedded Redis could not be started again: {}", e.getMessage());
            Thread.ofVirtual().name("embedded-redis-restart").start(() -> restart(left - 1));
        } finally {
            lock.unlock();
        }
    }

    /** Stops the server, everything written being on the disk, and gives the folder back. Closing again does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                stop(server);
                folder.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Asks a process to end, and ends it where it does not. */
    static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("redis-server {} did not stop in {} s and is killed", process.pid(), STOPPING.toSeconds(), e);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "embedded Redis on " + folder.path() + ", port " + port;
    }
}
