package dev.gumshoe.bot;

import com.google.gson.JsonObject;
import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.slack.LocalSlack;
import dev.gumshoe.bot.slack.SlackSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

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
        try (LocalSlack slack = socket ? LocalSlack.withSocket(folder) : LocalSlack.withRequestsTo(events, folder)) {
            SlackSettings how = socket ? slack.socketSettings(null) : slack.httpSettings();
            Settings settings = Settings.defaults().servedAt(new Settings.Pages(null, port, null, null)).keptIn(
                    new Settings.Store(null, folder.resolve("home"), null, null));
            Settings all = new Settings(ZoneOffset.UTC, settings.redis(), settings.web(), how, null, null, null, List.of(), null, null, List.of(),
                    List.of(), null, List.of());
            try (Gumshoe gumshoe = new Gumshoe(all, world.sources(), Runbooks.read(List.of()), List.of(), PACE, InstantSource.system())) {
                gumshoe.start();
                while (socket && !slack.connected()) {
                    Thread.sleep(50);
                }
                measure(slack, cases, rounds, socket ? "Socket Mode" : "signed HTTP");
            }
        }
    }

    private static void measure(LocalSlack slack, int cases, int rounds, String mode) throws InterruptedException {
        Map<String, Long> asked = new HashMap<>();
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            String what = "robots of fleet " + i + " are slow";
            asked.put(what, System.nanoTime());
            people.add(Thread.ofVirtual().start(() -> slack.command(LocalSlack.GENERAL, "/investigate", what)));
        }
        Map<String, String> threads = new HashMap<>();
        List<Long> first = until(slack, asked, what -> message -> message.get("text").getAsString().endsWith(what), threads);
        print(mode + ", first post of " + cases + " cases asked for at once", first);
        for (Thread person : people) {
            person.join();
        }
        List<Long> marks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Map<String, Long> said = new HashMap<>();
            for (String thread : threads.values()) {
                long now = System.nanoTime();
                said.put(slack.post(LocalSlack.GENERAL, thread, "since 14:0" + round), now);
            }
            marks.addAll(until(slack, said, ts -> message -> message.get("ts").getAsString().equals(ts) && message.has("reactions"),
                    new HashMap<>()));
        }
        print(mode + ", mark on a steering message, " + cases + " cases at work", marks);
    }

    /** How long each took, in nanoseconds, as far as polling tells. */
    private static List<Long> until(LocalSlack slack, Map<String, Long> since, Function<String, Predicate<JsonObject>> wanted,
            Map<String, String> found) throws InterruptedException {
        Map<String, Long> open = new HashMap<>(since);
        List<Long> took = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty() && System.nanoTime() < end) {
            List<JsonObject> messages = slack.messages(LocalSlack.GENERAL);
            long now = System.nanoTime();
            for (String key : List.copyOf(open.keySet())) {
                messages.stream().filter(wanted.apply(key)).findFirst().ifPresent(message -> {
                    took.add(now - open.remove(key));
                    found.put(key, message.get("ts").getAsString());
                });
            }
            Thread.sleep(10);
        }
        if (!open.isEmpty()) {
            System.out.println(open.size() + " never came: " + open.keySet());
        }
        return took;
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
