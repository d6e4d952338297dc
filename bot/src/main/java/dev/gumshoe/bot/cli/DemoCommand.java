package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.adapters.robots.Stage;
import dev.gumshoe.bot.CaseArchive;
import dev.gumshoe.bot.Gumshoe;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.Sources;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.conversations.conversation.JournalFollower;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows an incident of a made-up company being investigated. */
@Command(name = "demo", description = {
    "Shows an incident being investigated: Robots-as-a-Service, a simulated company, has an outage.",
    "",
    "Needs no account and no network. The case can be watched here and on the program's page, and steered from both: type a direction "
            + "(focus on forge, since 14:05, it is not the database, stop), a question (when did it start?, who was affected?) or "
            + "evidence (I restarted bot-2 at 14:20). Ask 'how do we fix it?' for a plan; 'mend' lets somebody in that world mend it.",
    ""
}, footer = {
    "",
    "Scenarios:",
    "  bad-deployment, manual-change, permission-denied, health-check-failure,",
    "  slow-dependency, connections-exhausted, traffic-surge, no-fault, random",
    "",
    "Examples:",
    "  gumshoe demo --once",
    "  gumshoe demo --scenario random --seed 7 --once --json"
})
final class DemoCommand implements Callable<Integer> {

    private static final String FIRST = Scenario.BAD_DEPLOYMENT.wireName();
    private static final int SEEDS = 10_000;

    @Option(names = "--scenario", paramLabel = "NAME", description = "What goes wrong, or random; bad-deployment when left out.")
    private @Nullable String scenario;

    @Option(names = "--seed", paramLabel = "N", description = "Makes the same incident again; drawn when left out.")
    private @Nullable Long seed;

    @Option(names = "--once", description = "End when the cause is named.")
    private boolean once;

    @Option(names = "--json", description = "Print the result and the truth as one line of JSON on standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--pace", paramLabel = "MILLIS", description = "How long each look takes at least, so that it can be watched and steered.")
    private long pace;

    @Option(names = "--port", paramLabel = "N", description = "Where the page is served; 8080 when left out, or any free port.")
    private @Nullable Integer port;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SettingsOption settings;

    @Override
    public Integer call() throws Exception {
        if (pace < 0) {
            throw new UserError("--pace is " + pace + "; give milliseconds, 0 or more");
        }
        if (port != null && (port < 0 || port > 65_535)) {
            throw new UserError("--port is " + port + "; give a number from 0 (any free port) to 65535");
        }
        Settings read = demonstration(settings.read());
        Path note = read.redis().folder().resolve("world.json");
        Optional<DemoWorld> left = scenario == null && seed == null
                ? DemoWorld.left(note).filter(world -> world.recent(Instant.now()))
                : Optional.empty();
        DemoWorld shown = left.orElseGet(this::drawn);
        left.ifPresent(this::sayItGoesOn);
        RobotWorld world = shown.build();
        try (Ending ending = new Ending()) {
            show(read, world, shown, note);
        }
        return 0;
    }

    /** The note is written when the folder is ours, and forgotten when the demonstration came to its end. */
    private void show(Settings read, RobotWorld world, DemoWorld shown, Path note) throws InterruptedException {
        Stage stage = new Stage(world);
        try (Gumshoe gumshoe = started(read, stage)) {
            shown.leave(note);
            Demonstration demonstration = new Demonstration(gumshoe, stage, shown, terminal());
            demonstration.begin(once);
            if (json) {
                settings.out().println(Lines.of(demonstration.result()));
                settings.out().flush();
            }
            if (!once) {
                demonstration.talk();
            }
            demonstration.end();
            DemoWorld.forget(note);
        }
    }

    private void sayItGoesOn(DemoWorld left) {
        terminal().println("The demonstration of " + left.scenario() + ", seed " + left.seed()
                + ", was left before its end and goes on; --scenario or --seed begins another.");
    }

    private DemoWorld drawn() {
        String name = scenario == null ? FIRST : scenario;
        long number = seed == null ? ThreadLocalRandom.current().nextInt(1, SEEDS) : seed;
        return new DemoWorld(name, number, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** A demonstration keeps its cases apart from real ones, and can be shown again and again. */
    private Settings demonstration(Settings read) {
        Settings.Pages pages = port == null ? read.web() : read.web().at(port);
        return read.keptIn(read.redis().apart(CaseArchive.DEMONSTRATIONS)).servedAt(pages).unlimited();
    }

    private Gumshoe started(Settings read, Stage stage) {
        Runbooks runbooks = Runbooks.read(read.runbooks());
        if (!runbooks.problems().isEmpty()) {
            throw new UserError(runbooks.problems().getFirst());
        }
        List<JournalFollower> followers = List.of(Terminal.follower(terminal(), read.zone()));
        Clock clock = once ? Clock.fixed(stage.world().alert().startedAt(), java.time.ZoneOffset.UTC) : Clock.systemUTC();
        Duration least = Duration.ofMillis(pace);
        try {
            return Started.with(read, Sources.of(stage.sources(clock)), runbooks, followers, least);
        } catch (PortTaken e) {
            if (port != null || !settings.defaults()) {
                throw e;
            }
            return Started.with(read.servedAt(read.web().at(0)), Sources.of(stage.sources(clock)), runbooks, followers, least);
        }
    }

    private PrintWriter terminal() {
        return json ? settings.err() : settings.out();
    }
}
