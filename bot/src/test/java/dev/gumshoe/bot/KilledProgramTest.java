package dev.gumshoe.bot;

import static dev.gumshoe.bot.slack.LocalSlack.ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.KillingProxy.Moment;
import dev.gumshoe.bot.KillingProxy.Point;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.slack.LocalSlack;
import dev.gumshoe.bot.slack.ThreadAsItShouldBe;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program is killed with SIGKILL at a seeded point of a case and started again. A few points in every build; as many as
 * {@code -Dgumshoe.kills=20} says otherwise.
 */
@Timeout(180)
class KilledProgramTest {

    private static final int USUALLY = 3;
    private static final long PATIENCE = 100;
    private static final List<Moment> MOMENTS = List.of(Moment.values());
    private static final List<Scenario> SCENARIOS = List.of(Scenario.values());

    @TempDir
    private Path folder;

    private LocalSlack slack;
    private KillingProxy proxy;
    private final List<Process> programs = new ArrayList<>();

    static Stream<Integer> seeds() {
        return IntStream.rangeClosed(1, Integer.getInteger("gumshoe.kills", USUALLY)).boxed();
    }

    @BeforeEach
    void open() throws IOException {
        slack = LocalSlack.withSocket(Files.createDirectories(folder.resolve("slack")));
        proxy = new KillingProxy(slack.page());
        Files.writeString(folder.resolve("gumshoe.yaml"), """
                redis: {folder: %s}
                web: {port: 0}
                slack: {botToken: xoxb-local, appToken: xapp-local, apiUrl: "%s", watch: ["#alerts"], channel: "#alerts"}
                """.formatted(folder.resolve("home"), proxy.api()));
    }

    @AfterEach
    void close() throws Exception {
        programs.forEach(Process::destroyForcibly);
        Peers.close(proxy, slack);
    }

    /** Every third time right between a post and its cursor (every case has three posts and more); else anywhere in the dialogue with Slack, its beginning and end included. */
    private static Point point(int seed) {
        Random random = new Random(seed * 7_919L);
        return seed % 3 == 1
                ? new Point("chat\\.postMessage", 1 + random.nextInt(3), Moment.BEFORE_THE_ANSWER)
                : new Point(".*", 1 + random.nextInt(22), MOMENTS.get(random.nextInt(MOMENTS.size())));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void finishesTheCaseInItsThreadAfterItWasKilled(int seed) throws Exception {
        Scenario scenario = SCENARIOS.get(seed % SCENARIOS.size());
        Process first = start("--scenario", scenario.wireName(), "--seed", "" + seed);
        proxy.kill(first, point(seed));
        steerOnce();
        assertThat(first.waitFor(PATIENCE, TimeUnit.SECONDS)).as("the first program's end").isTrue();
        assertThat(proxy.killed()).as("killed at " + point(seed)).isTrue();

        Process second = start();
        assertThat(second.waitFor(PATIENCE, TimeUnit.SECONDS)).as("the second program's end").isTrue();

        assertThat(second.exitValue()).as(said()).isZero();
        theThreadTellsTheWholeCase();
    }

    /** A person speaks as soon as there is a thread, if the program lives to hear it. */
    private void steerOnce() {
        OnCall.await().until(() -> programs.getLast().isAlive() ? !slack.messages(ALERTS).isEmpty() : true);
        List<JsonObject> messages = slack.messages(ALERTS);
        if (!messages.isEmpty()) {
            slack.post(ALERTS, messages.getFirst().get("ts").getAsString(), "focus on gateway");
        }
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Main.class.getName(),
                "demo", "--once", "--pace", "300", "--settings", folder.resolve("gumshoe.yaml").toString()));
        command.addAll(List.of(options));
        Process program = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("program-" + programs.size() + ".log").toFile()).start();
        programs.add(program);
        return program;
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("program-" + (programs.size() - 1) + ".log"));
    }

    private void theThreadTellsTheWholeCase() throws IOException {
        Settings.Store kept = new Settings.Store(null, folder.resolve("home"), null, null).apart("demo");
        try (Store store = Store.open(kept, InstantSource.system())) {
            assertThat(store.index().recent(10)).as("cases").hasSize(1);
            String caseId = store.index().recent(10).getFirst();
            List<Recorded> journal = store.journal().read(caseId, 0);
            Investigation state = new Casebook(store.journal(), caseId).read();
            theJournalTellsEverythingOnce(journal, state);

            String thread = slack.messages(ALERTS).getFirst().get("ts").getAsString();
            assertThat(state.places()).as("threads").contains("slack/" + ALERTS + "/" + thread);
            assertThat(ThreadAsItShouldBe.marks(slack, ALERTS, thread)).as("no reply missing, none twice")
                    .containsExactlyElementsOf(ThreadAsItShouldBe.marks(caseId, journal, new Narration(ZoneOffset.UTC)));
            assertThat(slack.messages(ALERTS)).filteredOn(m -> !m.has("thread_ts") || m.get("thread_ts").getAsString().equals(thread))
                    .as("nothing outside the thread").hasSameSizeAs(slack.messages(ALERTS));
            assertThat(slack.message(ALERTS, thread).get("text").getAsString()).startsWith("🔍 Closed.");
        }
    }

    private static void theJournalTellsEverythingOnce(List<Recorded> journal, Investigation state) {
        assertThat(state.phase()).isEqualTo(Phase.CLOSED);
        assertThat(state.conclusion()).isPresent();
        assertThat(state.openTasks()).isEmpty();
        assertThat(state.unaccountedSteering()).isEmpty();
        assertThat(journal).extracting(Recorded::entry).filteredOn(RootCauseConcluded.class::isInstance).isNotEmpty();
        assertThat(journal.stream().map(Recorded::entry).filter(TaskFinished.class::isInstance).map(e -> ((TaskFinished) e).task()))
                .doesNotHaveDuplicates();
        assertThat(journal.stream().map(Recorded::entry).filter(ObservationMade.class::isInstance)
                .map(e -> ((ObservationMade) e).observation().id())).doesNotHaveDuplicates();
    }
}
