package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Redis servers and Sentinels that a test starts, kills and connects to each other; all end with it. */
final class PlainServers implements AutoCloseable {

    private final Path folder;
    private final Map<Integer, Process> processes = new ConcurrentHashMap<>();

    PlainServers() {
        try {
            folder = Files.createTempDirectory("gumshoe-redis-servers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        // the bus of a Cluster listens 10000 above
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (socket.getLocalPort() < 55_000) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A server on a free port with further settings, answering; skips the test where there is no redis-server. */
    int server(String... settings) {
        int port = freePort();
        List<String> lines = new ArrayList<>(List.of("appendonly yes", "appendfsync always", "save \"\""));
        lines.addAll(Arrays.asList(settings));
        start(port, lines, "redis-server");
        return port;
    }

    /** A Sentinel on a free port that watches a master; skips the test where there is no redis-server. */
    int sentinel(int master, String... settings) {
        int port = freePort();
        List<String> lines = new ArrayList<>(List.of(
                "sentinel monitor mymaster 127.0.0.1 " + master + " 2",
                "sentinel down-after-milliseconds mymaster 700",
                "sentinel failover-timeout mymaster 3000"));
        lines.addAll(Arrays.asList(settings));
        start(port, lines, "redis-server", "--sentinel");
        return port;
    }

    private void start(int port, List<String> settings, String program, String... arguments) {
        try {
            Path home = Files.createDirectory(folder.resolve(Integer.toString(port)));
            Path file = home.resolve("redis.conf");
            List<String> lines = new ArrayList<>(List.of("port " + port, "bind 127.0.0.1", "dir " + home));
            lines.addAll(settings);
            Files.write(file, lines);
            List<String> command = new ArrayList<>(List.of(Peers.program(program).toString(), file.toString()));
            command.addAll(Arrays.asList(arguments));
            processes.put(port, new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve("log").toFile()).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> answers(port));
    }

    private static boolean answers(int port) {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            return jedis.ping() != null;
        } catch (JedisException e) {
            return String.valueOf(e.getMessage()).contains("NOAUTH");
        }
    }

    /** Makes one Cluster of the servers; returns once each of them takes commands. */
    void joinInCluster(List<Integer> ports) {
        List<String> command = new ArrayList<>(List.of(Peers.program("redis-cli").toString(), "--cluster", "create"));
        ports.forEach(port -> command.add("127.0.0.1:" + port));
        command.addAll(List.of("--cluster-yes", "--cluster-replicas", "0"));
        try {
            Process create = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(create.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!said.contains("All 16384 slots covered")) {
                throw new IllegalStateException("no Cluster came of it: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // the slots are agreed on before every node has seen a majority of the others, and until then it refuses commands
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> ports.stream().allMatch(PlainServers::takesCommands));
    }

    private static boolean takesCommands(int port) {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            return jedis.clusterInfo().contains("cluster_state:ok");
        }
    }

    /** As kill -9 does. */
    void kill(int port) {
        processes.get(port).destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroyForcibly);
        processes.values().forEach(process -> process.onExit().join());
        TestRedis.delete(folder);
    }
}
