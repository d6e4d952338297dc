package dev.gumshoe.bot;

import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The real Alertmanager, on this machine alone. */
public final class Alertmanager implements AutoCloseable {

    private final Process process;
    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    private Alertmanager(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Starts one with the configuration, which is YAML. */
    public static Alertmanager with(String configuration, Path folder) throws IOException {
        Path program = Peers.program("prometheus-alertmanager");
        int port = freePort();
        Path file = Files.writeString(folder.resolve("alertmanager.yml"), configuration);
        Process process = new ProcessBuilder(program.toString(), "--config.file=" + file, "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port, "--cluster.listen-address=").redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile()).start();
        Alertmanager alertmanager = new Alertmanager(process, URI.create("http://127.0.0.1:" + port + "/"));
        Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).ignoreExceptions().until(alertmanager::ready);
        return alertmanager;
    }

    /** A port nobody listens at. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean ready() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(base.resolve("-/ready")).build(), BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Where its API is. */
    public URI address() {
        return base;
    }

    /** Tells it that an alert fires, or when it ended. */
    public void alert(Map<String, String> labels, Map<String, String> annotations, Instant endsAt) {
        String end = endsAt == null ? "" : ",\"endsAt\":\"" + endsAt + "\"";
        String body = "[{\"labels\":" + json(labels) + ",\"annotations\":" + json(annotations) + end
                + ",\"generatorURL\":\"http://prometheus.example/graph?g0.expr=up\"}]";
        try {
            var answer = http.send(HttpRequest.newBuilder(base.resolve("api/v2/alerts")).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Alertmanager answers " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, String> map) {
        return map.entrySet().stream().map(e -> "\"" + e.getKey() + "\":\"" + e.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        // its folder is deleted next, and it writes on its way out
        process.onExit().join();
    }
}
