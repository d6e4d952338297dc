package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Stage;
import dev.gumshoe.bot.Gumshoe;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One demonstration: an alarm goes off, the case is watched, spoken to, and ended. */
final class Demonstration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SURFACE = "terminal";

    private final Gumshoe gumshoe;
    private final RobotWorld world;
    private final Stage stage;
    private final DemoWorld shown;
    private final PrintWriter terminal;
    private final Instant began = Instant.now();
    private String caseId = "";

    Demonstration(Gumshoe gumshoe, Stage stage, DemoWorld shown, PrintWriter terminal) {
        this.gumshoe = gumshoe;
        this.stage = stage;
        this.world = stage.world();
        this.shown = shown;
        this.terminal = terminal;
    }

    /** Sets off the alarm and waits until the case is concluded; one that is open from before goes on. */
    void begin(boolean once) throws InterruptedException {
        Alert alarm = alarm();
        closeOthers(alarm);
        say("Robots-as-a-Service, scenario " + world.scenario().wireName() + ", seed " + shown.seed() + ".");
        caseId = switch (gumshoe.desk().receive(alarm, null, null)) {
            case Intent.Opened opened -> opened.caseId();
            case Intent.Joined joined -> joined.caseId();
            case Intent.Repeated repeated when repeated.caseId() != null -> repeated.caseId();
            default -> throw new IllegalStateException("the front desk did not take the demonstration's alarm");
        };
        gumshoe.desk().placed(caseId, place());
        say("Watch it at " + gumshoe.pages() + "investigations/" + caseId);
        await(s -> s.phase() == Phase.CONCLUDED || s.phase() == Phase.STOPPED || s.phase() == Phase.CLOSED);
        if (once) {
            close();
        }
    }

    /** The world's alarm under an id of this demonstration's: the same incident shown again is another case. */
    private Alert alarm() {
        Alert alert = world.alert();
        return new Alert(
                alert.id() + "-" + alert.startedAt().getEpochSecond(),
                alert.fingerprint(),
                alert.title(),
                alert.description(),
                alert.severity(),
                alert.startedAt(),
                alert.resource(),
                alert.metric(),
                alert.sender(),
                alert.link(),
                alert.attributes());
    }

    /** Ends what earlier demonstrations left open, so that this one's alarm is not taken to belong there. */
    private void closeOthers(Alert alarm) {
        for (String open : gumshoe.index().open()) {
            Casebook book = new Casebook(gumshoe.journal(), open);
            if (book.read().alerts().stream().noneMatch(alert -> alert.id().equals(alarm.id()))) {
                book.record(new InvestigationClosed(Instant.now(), "another demonstration began"), s -> s.phase() != Phase.CLOSED);
                gumshoe.index().closed(open);
                say("Closed " + open + ", which an earlier demonstration left open.");
            }
        }
    }

    private Place place() {
        return new Place(SURFACE, "demo", caseId);
    }

    private Investigation await(java.util.function.Predicate<Investigation> wanted) throws InterruptedException {
        Casebook book = new Casebook(gumshoe.journal(), caseId);
        Investigation state = book.read();
        while (!wanted.test(state)) {
            state = book.await(state.position(), PATIENCE);
        }
        return state;
    }

    /** What it came to, and what really happened. */
    DemoResult result() {
        Investigation state = new Casebook(gumshoe.journal(), caseId).read();
        String name = world.scenario().wireName() + "-" + shown.seed();
        Prediction prediction = Prediction.of("robots", name, state, Duration.between(began, Instant.now()));
        return new DemoResult(prediction, world.scenario().wireName(), shown.seed(), DemoResult.Told.of(world.truth()));
    }

    /** Takes what is typed into the case until there is no more, or {@code quit}. */
    void talk() throws InterruptedException {
        say("Type a direction, a question or what you know; 'mend' lets somebody in that world mend it, 'quit' ends the demonstration.");
        BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("typed").start(() -> listen(typed));
        for (Optional<String> line = typed.take(); line.isPresent(); line = typed.take()) {
            line.filter(words -> !words.isEmpty()).ifPresent(this::hear);
        }
    }

    /** Reading what is typed cannot be interrupted, so a thread of its own does it; an empty one says that nothing more comes. */
    private static void listen(BlockingQueue<Optional<String>> typed) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        lines.lines().map(String::strip).takeWhile(line -> !line.equals("quit")).forEach(line -> typed.add(Optional.of(line)));
        typed.add(Optional.empty());
    }

    private void hear(String line) {
        if (line.equals("mend")) {
            say("Somebody mends it, without a word.");
            stage.mend(Instant.now());
            return;
        }
        Intent intent = gumshoe.desk()
                .hear(new Message("terminal-" + UUID.randomUUID(), place(), System.getProperty("user.name", "you"), line, Instant.now(),
                        true));
        if (intent instanceof Intent.Refused refused) {
            say(refused.why());
        }
    }

    /** Closes the case, waits until all is said, and tells what really happened. */
    void end() throws InterruptedException {
        close();
        say("What really happened: " + DemoResult.Told.of(world.truth()) + ".");
    }

    private void close() throws InterruptedException {
        new Casebook(gumshoe.journal(), caseId)
                .record(new InvestigationClosed(Instant.now(), "the demonstration is over"), s -> s.phase() != Phase.CLOSED);
        gumshoe.index().closed(caseId);
        gumshoe.drain(caseId);
    }

    private void say(String line) {
        terminal.println(line);
        terminal.flush();
    }
}
