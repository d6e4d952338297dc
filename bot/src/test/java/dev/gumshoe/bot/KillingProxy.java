package dev.gumshoe.bot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands between the program and Slack's Web API, and kills the program at the call it was told to. */
final class KillingProxy implements AutoCloseable {

    /** When, of a call. */
    enum Moment {
        /** Slack has not heard of it. */
        BEFORE_THE_CALL,
        /** Slack has done it, and the program does not know: between a post and its cursor. */
        BEFORE_THE_ANSWER,
        /** The program has just been told that it is done. */
        AFTER_THE_ANSWER
    }

    /**
     * Where to kill.
     *
     * @param method what the call's method matches
     * @param number which of those calls, 1 for the first
     */
    record Point(String method, int number, Moment moment) {}

    /** A point that is waited for, and the program that dies there. */
    private static final class Trap {
        private final Point point;
        private final Process program;
        private final CountDownLatch sprung = new CountDownLatch(1);
        private int calls;

        private Trap(Point point, Process program) {
            this.point = point;
            this.program = program;
        }

        private synchronized boolean isFor(String method) {
            return sprung.getCount() > 0 && Pattern.matches(point.method(), method) && ++calls == point.number();
        }

        private void kill() {
            program.destroyForcibly();
            program.onExit().join();
            sprung.countDown();
        }
    }

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI slack;
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();

    KillingProxy(URI slack) throws IOException {
        this.slack = slack;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    /** Where the program finds Slack's Web API. */
    URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    /** Kills the program at the point. */
    void kill(Process program, Point at) {
        trap.set(new Trap(at, program));
    }

    /** Whether the point was reached; a program that has just ended by the kill is waited for. */
    boolean killed() throws InterruptedException {
        Trap set = trap.get();
        return set != null && set.sprung.await(10, TimeUnit.SECONDS);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Trap set = trap.get();
            Point point = set != null && set.isFor(path.substring(path.lastIndexOf('/') + 1)) ? set.point : null;
            if (set != null && point != null && point.moment() == Moment.BEFORE_THE_CALL) {
                set.kill();
                return;
            }
            HttpResponse<byte[]> answer = forward(exchange);
            if (set != null && point != null && point.moment() == Moment.BEFORE_THE_ANSWER) {
                set.kill();
                return;
            }
            answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.getResponseBody().flush();
            if (set != null && point != null) {
                set.kill();
            }
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(slack.resolve(exchange.getRequestURI().toString()));
        for (String name : new String[]{"Content-Type", "Authorization"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            return client.send(request.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body)).build(),
                    BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
