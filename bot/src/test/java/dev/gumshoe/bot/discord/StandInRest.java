package dev.gumshoe.bot.discord;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Discord's REST API on its way in: the token, the description of the API, rate limits as Discord tells of them, and trouble that a test asks
 * for. What requests do stands in {@link StandInRoutes}.
 */
final class StandInRest implements AutoCloseable {

    private final StandInRoutes routes;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Optional<ApiDescription> description = ApiDescription.find();
    private final Map<String, Deque<Long>> buckets = new HashMap<>();
    /** Each request that was let in. */
    final List<StandInRequest> requests = new CopyOnWriteArrayList<>();
    final List<String> violations = new CopyOnWriteArrayList<>();
    /** How often a request was told to slow down. */
    final List<String> slowedDown = new CopyOnWriteArrayList<>();
    private volatile int limit = Integer.MAX_VALUE;
    private volatile Duration window = Duration.ofSeconds(1);
    private volatile @Nullable Trouble trouble;

    /** Something that goes wrong for the requests it is meant for, so many times. */
    private static final class Trouble {
        private final Predicate<StandInRequest> which;
        private final boolean after;
        private final StandInAnswer answer;
        private int times;

        Trouble(Predicate<StandInRequest> which, int times, boolean after, StandInAnswer answer) {
            this.which = which;
            this.times = times;
            this.after = after;
            this.answer = answer;
        }
    }

    StandInRest(StandInDiscord discord) throws IOException {
        routes = new StandInRoutes(discord, violations);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v10/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v10/");
    }

    /** Allows so many messages in a channel in the time. */
    void allow(int messages, Duration time) {
        limit = messages;
        window = time;
    }

    /** The next requests of the kind are refused, and do nothing. */
    void refuse(Predicate<StandInRequest> which, int times, StandInAnswer with) {
        trouble = new Trouble(which, times, false, with);
    }

    /** The next requests of the kind do what they ask, and their answers are lost. */
    void loseTheAnswer(Predicate<StandInRequest> which, int times) {
        trouble = new Trouble(which, times, true, StandInAnswer.refused(500, 0, "Internal Server Error"));
    }

    /** As if minutes had passed: a message that is sent again is a new one. */
    void forgetNonces() {
        routes.forgetNonces();
    }

    /** How many requests there were of that method on paths of that pattern. */
    long count(String method, String path) {
        return requests.stream().filter(r -> r.method().equals(method) && r.path().matches(path)).count();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            StandInRequest request = StandInRequest.of(exchange);
            StandInAnswer answer = answer(request, exchange);
            byte[] bytes = answer.body().isNull() ? new byte[0] : answer.body().toString().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (RuntimeException e) {
            violations.add("the stand-in failed: " + e);
            throw e;
        }
    }

    private StandInAnswer answer(StandInRequest request, HttpExchange exchange) {
        if (!("Bot " + StandInDiscord.TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && !request.path().startsWith("/interactions/") && !request.path().startsWith("/webhooks/")) {
            return StandInAnswer.refused(401, 0, "401: Unauthorized");
        }
        Optional<StandInAnswer> slower = limited(request, exchange.getResponseHeaders());
        if (slower.isPresent()) {
            return slower.get();
        }
        Trouble now = trouble(request);
        if (now != null && !now.after) {
            return now.answer;
        }
        StandInAnswer answer = described(request).orElseGet(() -> routes.answer(request));
        requests.add(request);
        return now == null ? answer : now.answer;
    }

    private synchronized @Nullable Trouble trouble(StandInRequest request) {
        Trouble now = trouble;
        if (now == null || now.times == 0 || !now.which.test(request)) {
            return null;
        }
        now.times--;
        return now;
    }

    private Optional<StandInAnswer> described(StandInRequest request) {
        List<String> against = description
                .map(api -> api.violations(request.method(), request.path(), request.body(), !request.files().isEmpty())).orElse(List.of());
        if (against.isEmpty()) {
            return Optional.empty();
        }
        violations.addAll(against.stream().map(why -> why + " in " + shortened(request.body())).toList());
        return Optional.of(StandInAnswer.refused(400, 50035, "Invalid Form Body: " + against));
    }

    private static String shortened(JsonNode body) {
        return body.toString().length() > 500 ? body.toString().substring(0, 500) + "…" : body.toString();
    }

    /** One bucket a channel, as Discord keeps them for messages. */
    private synchronized Optional<StandInAnswer> limited(StandInRequest request, Headers headers) {
        if (limit == Integer.MAX_VALUE || !request.method().equals("POST") || !request.path().matches("/channels/\\d+/messages")) {
            return Optional.empty();
        }
        long now = System.nanoTime();
        Deque<Long> used = buckets.computeIfAbsent(request.path(), _ -> new ArrayDeque<>());
        while (!used.isEmpty() && now - used.getFirst() >= window.toNanos()) {
            used.removeFirst();
        }
        boolean full = used.size() >= limit;
        if (!full) {
            used.addLast(now);
        }
        double reset = (used.getFirst() + window.toNanos() - now) / 1e9;
        headers.set("X-RateLimit-Bucket", "messages");
        headers.set("X-RateLimit-Limit", "" + limit);
        headers.set("X-RateLimit-Remaining", "" + (limit - used.size()));
        headers.set("X-RateLimit-Reset-After", String.format(java.util.Locale.ROOT, "%.3f", reset));
        headers.set("X-RateLimit-Reset", String.format(java.util.Locale.ROOT, "%.3f", System.currentTimeMillis() / 1e3 + reset));
        if (!full) {
            return Optional.empty();
        }
        slowedDown.add(request.path());
        headers.set("Retry-After", "" + (long) Math.ceil(reset));
        headers.set("X-RateLimit-Scope", "user");
        StandInAnswer slower = StandInAnswer.refused(429, 0, "You are being rate limited.");
        ((com.fasterxml.jackson.databind.node.ObjectNode) slower.body()).put("retry_after", reset).put("global", false).remove("code");
        return Optional.of(slower);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
