package dev.gumshoe.bot.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Stands in for Slack's Web API where answers are wanted that no server at hand gives; without one prepared it says yes. */
final class StubSlack implements AutoCloseable {

    private record Answer(int status, Map<String, String> headers, String body) {}

    private static final Answer YES = new Answer(200, Map.of(),
            "{\"ok\":true,\"user_id\":\"U0GUMSHOE\",\"bot_id\":\"B0GUMSHOE\",\"team_id\":\"T0\"}");

    /** The method and the decoded body of each request. */
    final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    StubSlack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    void next(String body) {
        next(200, Map.of(), body);
    }

    void next(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(exchange.getRequestURI().getPath().substring("/api/".length()) + " " + URLDecoder.decode(body, UTF_8));
        @Nullable
        Answer prepared = answers.poll();
        Answer answer = prepared == null ? YES : prepared;
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
