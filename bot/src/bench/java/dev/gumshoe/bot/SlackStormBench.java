package dev.gumshoe.bot;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.slack.LocalSlack;
import dev.gumshoe.conversations.conversation.AlertStorm;
import dev.gumshoe.conversations.conversation.Grouping;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A storm of 846 alerts of 30 minutes, posted into one channel of the {@code local-slack} server at ten times its speed, and what the whole program
 * makes of it: how many investigations, what is in none or in two, how well alerts are grouped, what is said in the channel.
 *
 * <p>To run: as {@link SlackBench}, with {@code [--seed 1] [--speed 10]}.
 */
public final class SlackStormBench {

    private static final int ALERTS = 846;
    private static final int UNRELATED = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SlackStormBench() {}

    /** The storm's company, as an inventory would know it. */
    private record Company(Inventory inventory) implements ResourceSource {

        @Override
        public String name() {
            return "inventory";
        }

        @Override
        public Health health() {
            return Health.good("made up");
        }

        @Override
        public ToolResult<Inventory> inventory(TimeWindow window) {
            return new ToolResult.Found<>(inventory, new Evidence("inventory", "everything", window, "everything", null, null));
        }
    }

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        List<String> options = List.of(arguments);
        long seed = Long.parseLong(after(options, "--seed", "1"));
        int speed = Integer.parseInt(after(options, "--speed", "10"));
        AlertStorm storm = AlertStorm.of(seed, ALERTS, UNRELATED);
        Path folder = Files.createTempDirectory("slack-storm");
        try (LocalSlack slack = LocalSlack.withSocket(folder)) {
            Settings settings = Settings.defaults().keptIn(new Settings.Store(null, folder.resolve("home"), null, null))
                    .servedAt(new Settings.Pages(null, 0, null, null)).with(slack.socketSettings(null));
            EvidenceSources sources = new EvidenceSources(List.of(new Company(storm.inventory())));
            try (Gumshoe gumshoe = new Gumshoe(settings, sources, Runbooks.read(List.of()), List.of(), Duration.ZERO, InstantSource.system())) {
                gumshoe.start();
                while (!slack.connected()) {
                    Thread.sleep(50);
                }
                Map<String, String> posted = post(slack, storm, speed);
                tell(gumshoe, slack, storm, posted);
            }
        }
    }

    /** @return the storm's id of each alert, by the id that Gumshoe knows its message by */
    private static Map<String, String> post(LocalSlack slack, AlertStorm storm, int speed) throws InterruptedException {
        Map<String, String> posted = new HashMap<>();
        long begin = System.nanoTime();
        for (Alert alert : storm.alerts()) {
            long due = begin + Duration.between(AlertStorm.START, alert.startedAt()).toNanos() / speed;
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            posted.put(slack.post(LocalSlack.ALERTS, alert.title() + "\n" + alert.description()), alert.id());
        }
        System.out.printf("%d alerts posted in %d s%n", posted.size(), (System.nanoTime() - begin) / 1_000_000_000);
        return posted;
    }

    private static void tell(Gumshoe gumshoe, LocalSlack slack, AlertStorm storm, Map<String, String> posted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (taken(gumshoe, posted).size() < posted.size() && System.nanoTime() < end) {
            Thread.sleep(500);
        }
        Thread.sleep(5_000);
        List<Investigation> cases = cases(gumshoe);
        Map<String, String> groups = new HashMap<>();
        AtomicInteger twice = new AtomicInteger();
        cases.forEach(state -> state.alerts().forEach(alert -> storm(alert, posted).ifPresent(id -> {
            if (groups.put(id, state.id()) != null) {
                twice.incrementAndGet();
            }
        })));
        cases.forEach(state -> state.held().forEach(
                held -> storm(held.alert(), posted).ifPresent(id -> groups.putIfAbsent(id, "held " + held.alert().fingerprint()))));
        Set<String> lost = new TreeSet<>(posted.values());
        lost.removeAll(groups.keySet());
        System.out.printf("%d investigations, %d alerts lost, %d in two cases%n", cases.size(), lost.size(), twice.get());
        lost.forEach(id -> groups.put(id, id));
        System.out.println(Grouping.of(groups, storm.truth()));
        cases.forEach(state -> System.out.println("  " + state.id() + ", opened at " + state.opening().at() + ": " + made(state, storm, posted)));
        List<JsonObject> ours = slack.messages(LocalSlack.ALERTS).stream()
                .filter(message -> message.get("user").getAsString().equals(LocalSlack.GUMSHOE)).toList();
        Map<String, Long> threads = ours.stream().collect(Collectors.groupingBy(
                message -> message.has("thread_ts") ? message.get("thread_ts").getAsString() : "the channel", Collectors.counting()));
        System.out.println("messages of Gumshoe's, by thread: " + threads + "; calls that were refused: " + slack.failures());
        ours.stream().filter(message -> shown(message).contains("alerts in this channel")).forEach(message -> System.out.println(shown(message)));
    }

    /** What a case was made of: how many alerts of each cause, as the storm knows them. */
    private static String made(Investigation state, AlertStorm storm, Map<String, String> posted) {
        Map<String, Long> causes = state.alerts().stream().flatMap(alert -> storm(alert, posted).stream()).map(storm.truth()::get)
                .map(cause -> cause.contains(" ") ? "unrelated" : cause).collect(Collectors.groupingBy(cause -> cause, TreeMap::new, Collectors.counting()));
        return causes + (state.held().isEmpty() ? "" : " and " + state.held().size() + " kept apart");
    }

    /** All that a message shows, its layout included. */
    private static String shown(JsonObject message) {
        return LocalSlack.words(message) + "\n" + (message.has("blocks") ? StreamSupport.stream(message.getAsJsonArray("blocks").spliterator(), false)
                .map(JsonElement::getAsJsonObject).filter(block -> block.has("text"))
                .map(block -> block.getAsJsonObject("text").get("text").getAsString()).collect(Collectors.joining("\n")) : "");
    }

    private static List<Investigation> cases(Gumshoe gumshoe) {
        return gumshoe.index().recent(ALERTS).stream().map(id -> new Casebook(gumshoe.journal(), id).read()).toList();
    }

    private static Set<String> taken(Gumshoe gumshoe, Map<String, String> posted) {
        Set<String> taken = new TreeSet<>();
        for (Investigation state : cases(gumshoe)) {
            state.alerts().forEach(alert -> storm(alert, posted).ifPresent(taken::add));
            state.held().forEach(held -> storm(held.alert(), posted).ifPresent(taken::add));
        }
        return taken;
    }

    private static Optional<String> storm(Alert alert, Map<String, String> posted) {
        return Optional.ofNullable(posted.get(alert.id().substring(alert.id().lastIndexOf('-') + 1)));
    }

    private static String after(List<String> arguments, String option, String otherwise) {
        int at = arguments.indexOf(option);
        return at < 0 ? otherwise : arguments.get(at + 1);
    }
}
