package dev.gumshoe.bot.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gumshoe.bot.aws.AwsWire.Asked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AWS on this machine, as far as a world knows the answers: all services at one address, each in its own protocol. */
final class StandInAws implements AutoCloseable {

    /** What the services answer. */
    interface World {

        /** The answer, in maps and lists with the names of the wire. */
        Object answer(String service, String operation, JsonNode parameters);

        /**
         * The same for whoever signed with that key.
         *
         * @throws Denied where they may not
         */
        default Object answer(String key, String service, String operation, JsonNode parameters) throws Denied {
            return answer(service, operation, parameters);
        }
    }

    /** What a caller may not do. */
    static final class Denied extends Exception {

        private static final long serialVersionUID = 1L;

        Denied(String action) {
            super("User is not authorized to perform: " + action);
        }
    }

    private static final Pattern SIGNED = Pattern.compile("Credential=([^/]+)/");

    /** One request and what it was answered. */
    record Exchange(Asked asked, String method, String path, String query, String request, int status, String contentType, String answer) {

        String action() {
            return asked.service() + ":" + asked.operation();
        }
    }

    private final HttpServer http;
    private final World world;
    private final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Set<String> endless = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Random dice = new Random(5);
    private volatile double throttled;

    StandInAws(World world) throws IOException {
        this.world = world;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Refuses an action from now on, as {@code logs:StartQuery}, or all of a service, as {@code logs}. */
    StandInAws denying(String action) {
        denied.add(action);
        return this;
    }

    /** Takes requests for an action and never answers. */
    StandInAws silentOn(String action) {
        silent.add(action);
        return this;
    }

    /** Answers an action with bytes without end. */
    StandInAws endlessOn(String action) {
        endless.add(action);
        return this;
    }

    /** Throttles that share of all requests. */
    StandInAws throttling(double share) {
        throttled = share;
        return this;
    }

    List<Exchange> exchanges() {
        synchronized (exchanges) {
            return List.copyOf(exchanges);
        }
    }

    private void handle(HttpExchange http) throws IOException {
        byte[] body = http.getRequestBody().readAllBytes();
        Asked asked = AwsWire.asked(http.getRequestURI().getPath(), http.getRequestHeaders(), body);
        String action = asked.service() + ":" + asked.operation();
        if (among(silent, asked.service(), action)) {
            wait(http);
        } else if (among(endless, asked.service(), action)) {
            pour(http, asked);
        } else if (among(denied, asked.service(), action)) {
            refuse(http, asked, body, new Denied(action));
        } else if (unlucky()) {
            send(http, asked, body, asked.wire() == AwsWire.EC2 ? 503 : 400, asked.wire().refusal(
                    asked.wire() == AwsWire.EC2
                            ? "RequestLimitExceeded"
                            : asked.wire() == AwsWire.QUERY
                                    ? "Throttling"
                                    : "ThrottlingException",
                    "Rate exceeded", http.getResponseHeaders()));
        } else {
            answer(http, asked, body);
        }
    }

    private void answer(HttpExchange http, Asked asked, byte[] body) throws IOException {
        Matcher signed = SIGNED.matcher(String.valueOf(http.getRequestHeaders().getFirst("Authorization")));
        try {
            Object answer = world.answer(signed.find() ? signed.group(1) : "", asked.service(), asked.operation(), asked.parameters());
            send(http, asked, body, 200, asked.wire().answer(asked.operation(), answer));
        } catch (Denied denied) {
            refuse(http, asked, body, denied);
        }
    }

    private void refuse(HttpExchange http, Asked asked, byte[] body, Denied denied) throws IOException {
        String code = switch (asked.wire()) {
            case EC2 -> "UnauthorizedOperation";
            case QUERY -> "AccessDenied";
            case JSON, REST -> "AccessDeniedException";
        };
        send(http, asked, body, 403, asked.wire().refusal(code, String.valueOf(denied.getMessage()), http.getResponseHeaders()));
    }

    private boolean unlucky() {
        synchronized (dice) {
            return dice.nextDouble() < throttled;
        }
    }

    private static boolean among(Set<String> actions, String service, String action) {
        return actions.contains(service) || actions.contains(action);
    }

    private void send(HttpExchange http, Asked asked, byte[] body, int status, byte[] answer) throws IOException {
        exchanges.add(new Exchange(asked, http.getRequestMethod(), http.getRequestURI().getPath(),
                String.valueOf(http.getRequestURI().getRawQuery()), new String(body, StandardCharsets.UTF_8), status,
                asked.wire().contentType(),
                new String(answer, StandardCharsets.UTF_8)));
        http.getResponseHeaders().set("Content-Type", asked.wire().contentType());
        http.sendResponseHeaders(status, answer.length);
        http.getResponseBody().write(answer);
        http.close();
    }

    private void wait(HttpExchange http) {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            http.close();
        }
    }

    private void pour(HttpExchange http, Asked asked) throws IOException {
        http.getResponseHeaders().set("Content-Type", asked.wire().contentType());
        http.sendResponseHeaders(200, 0);
        byte[] drops = " ".repeat(64).getBytes(StandardCharsets.UTF_8);
        while (closed.getCount() > 0) {
            http.getResponseBody().write(drops);
            http.getResponseBody().flush();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
    }
}
