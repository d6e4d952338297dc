package dev.gumshoe.bot;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.slack.LocalSlack;
import dev.gumshoe.bot.slack.SlackSettings;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * How soon people in Slack see something: the first post of a case, and the mark on a steering message, with many cases at once, against the
 * {@code local-slack} server.
 *
 * <pre>
 * mvn -B -ntp -q test-compile
 * mvn -B -ntp -q -pl bot dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xmx1g -cp bot/target/test-classes:bot/target/classes:adapters/target/classes:conversations/target/classes:conversations/target/test-classes:$(cat bot/target/classpath) \
 *     bot/src/bench/java/dev/gumshoe/bot/SlackBench.java [--cases 20] [--rounds 5] [--mode socket|http]
 * </pre>
 */
public final class SlackBench {

    private static final Duration PACE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SlackBench() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        List<String> options = List.of(arguments);
        int cases = Integer.parseInt(after(options, "--cases", "20"));
        int rounds = Integer.parseInt(after(options, "--rounds", "5"));
        boolean socket = after(options, "--mode", "socket").equals("socket");
        Path folder = Files.createTempDirectory("slack-bench");
        int port = freePort();
        URI events = URI.create("http://127.0.0.1:" + port + "/slack/events");
        RobotWorld world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 7, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        try (LocalSlack slack = socket ? LocalSlack.withSocket(folder) : LocalSlack.withRequestsTo(events, folder);
                Relay relay = new Relay(slack.page().resolve("api/"))) {
            SlackSettings how = relay.between(socket ? slack.socketSettings(null) : slack.httpSettings());
            Settings settings = Settings.defaults().servedAt(new Settings.Pages(null, port, null, null)).keptIn(
                    new Settings.Store(null, folder.resolve("home"), null, null));
            Settings all = settings.with(how);
            try (Gumshoe gumshoe = new Gumshoe(all, world.sources(), Runbooks.read(List.of()), List.of(), PACE, InstantSource.system())) {
                gumshoe.start();
                while (socket && !slack.connected()) {
                    Thread.sleep(50);
                }
                measure(slack, relay, cases, rounds, socket ? "Socket Mode" : "signed HTTP");
            }
        }
    }

    /** Stands between Gumshoe and the Slack server and notes when a message was posted and when one was marked. */
    private static final class Relay implements AutoCloseable {

        private final Map<String, Long> posted = new ConcurrentHashMap<>();
        private final Map<String, Long> marked = new ConcurrentHashMap<>();
        private final Map<String, String> threads = new ConcurrentHashMap<>();
        private final HttpClient http = HttpClient.newHttpClient();
        private final HttpServer server;

        Relay(URI slack) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/", exchange -> {
                String method = exchange.getRequestURI().getPath().substring("/api/".length());
                byte[] body = exchange.getRequestBody().readAllBytes();
                HttpRequest.Builder request = HttpRequest.newBuilder(slack.resolve(method)).POST(BodyPublishers.ofByteArray(body));
                for (String header : List.of("Authorization", "Content-Type")) {
                    if (exchange.getRequestHeaders().getFirst(header) != null) {
                        request.header(header, exchange.getRequestHeaders().getFirst(header));
                    }
                }
                try {
                    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
                    note(method, new String(body, StandardCharsets.UTF_8), answer.body());
                    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(answer.statusCode(), bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            });
            server.start();
        }

        private void note(String method, String form, String answer) {
            long now = System.nanoTime();
            if (method.equals("reactions.add")) {
                marked.putIfAbsent(field(form, "timestamp"), now);
            } else if (method.equals("chat.postMessage")) {
                String text = field(form, "text");
                posted.putIfAbsent(text.substring(text.indexOf(" asked: ") + 1), now);
                threads.putIfAbsent(text.substring(text.indexOf(" asked: ") + 1), JsonParser.parseString(answer).getAsJsonObject().get("ts").getAsString());
            }
        }

        /** Threads of the server keep the process alive until it is stopped. */
        @Override
        public void close() {
            server.stop(0);
            http.shutdownNow();
        }

        private static String field(String form, String name) {
            for (String part : form.split("&")) {
                if (part.startsWith(name + "=")) {
                    return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return "";
        }

        SlackSettings between(SlackSettings how) {
            URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
            return new SlackSettings(how.botToken(), how.appToken(), how.signingSecret(), api, how.mode(), how.watch(), how.channel(),
                    how.command());
        }
    }

    private static void measure(LocalSlack slack, Relay relay, int cases, int rounds, String mode) throws InterruptedException {
        Map<String, Long> asked = new ConcurrentHashMap<>();
        List<Long> acknowledged = Collections.synchronizedList(new ArrayList<>());
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            String what = "asked: robots of fleet " + i + " are slow";
            people.add(Thread.ofVirtual().start(() -> {
                long begin = System.nanoTime();
                asked.put(what, begin);
                // that server answers when the command was acknowledged
                slack.command(LocalSlack.GENERAL, "/investigate", what.substring("asked: ".length()));
                acknowledged.add(System.nanoTime() - begin);
            }));
        }
        for (Thread person : people) {
            person.join();
        }
        print(mode + ", acknowledgement of " + cases + " commands given at once", acknowledged);
        print(mode + ", first post of " + cases + " cases asked for at once", until(asked, relay.posted));
        List<Long> marks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Map<String, Long> said = new HashMap<>();
            for (String what : asked.keySet()) {
                long now = System.nanoTime();
                said.put(slack.post(LocalSlack.GENERAL, relay.threads.get(what), "since 14:0" + round), now);
            }
            marks.addAll(until(said, relay.marked));
        }
        print(mode + ", mark on a steering message, " + cases + " cases at work", marks);
    }

    /** How long each took, in nanoseconds. */
    private static List<Long> until(Map<String, Long> since, Map<String, Long> noted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!noted.keySet().containsAll(since.keySet()) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        List<String> never = since.keySet().stream().filter(key -> !noted.containsKey(key)).toList();
        if (!never.isEmpty()) {
            System.out.println(never.size() + " never came: " + never);
        }
        return since.entrySet().stream().filter(e -> noted.containsKey(e.getKey())).map(e -> noted.get(e.getKey()) - e.getValue()).toList();
    }

    private static void print(String what, List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf("%s: n %d, median %d ms, p99 %d ms, most %d ms%n", what, sorted.size(), at(sorted, 0.5), at(sorted, 0.99),
                at(sorted, 1));
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1_000_000;
    }

    private static String after(List<String> arguments, String option, String otherwise) {
        int at = arguments.indexOf(option);
        return at < 0 ? otherwise : arguments.get(at + 1);
    }

    private static int freePort() throws java.io.IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
