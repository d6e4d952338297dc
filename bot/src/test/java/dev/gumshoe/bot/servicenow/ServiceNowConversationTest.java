package dev.gumshoe.bot.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.adapters.servicenow.ServiceNowSettings;
import dev.gumshoe.bot.Gumshoe;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.servicenow.StandInServiceNow.Entry;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.Settings.InvestigationSettings;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.TicketNarration.Event;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Recorded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tickets and threads of one case, over restarts, limits, lost answers and tokens that end. */
@Timeout(400)
class ServiceNowConversationTest {

    @TempDir
    private Path folder;

    private StandInServiceNow instance;
    private final RecordingThread thread = new RecordingThread();
    private Gumshoe gumshoe;

    @BeforeEach
    void open() throws Exception {
        instance = new StandInServiceNow();
        gumshoe = start(Set.of());
    }

    @AfterEach
    void close() {
        gumshoe.close();
        instance.close();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));
    }

    private Gumshoe start(Set<Event> comments) throws Exception {
        return start(comments, EvidenceSources.of(), Settings.defaults().investigation());
    }

    private Gumshoe start(Set<Event> comments, EvidenceSources sources, InvestigationSettings investigation) throws Exception {
        Settings usual = Settings.defaults();
        ServiceNowSettings how = new ServiceNowSettings(instance.url(), StandInServiceNow.CLIENT, StandInServiceNow.SECRET,
                StandInServiceNow.USER, null, "active=true^priorityIN1,2", comments, null, null, null, Duration.ofMillis(100),
                Duration.ofSeconds(5), Duration.ofSeconds(20), 7);
        Settings settings = usual.keptIn(new Settings.Store(null, folder.resolve("home"), null, null))
                .servedAt(new Settings.Pages(null, 0, null, null)).with(how).with(investigation);
        Gumshoe started = new Gumshoe(settings, sources, Runbooks.read(List.of()), List.of(thread), Duration.ZERO,
                InstantSource.system());
        started.start();
        return started;
    }

    private void restart() throws Exception {
        gumshoe.close();
        gumshoe = start(Set.of());
    }

    private String onlyCase() {
        await().until(() -> !gumshoe.index().open().isEmpty());
        assertThat(gumshoe.index().open()).hasSize(1);
        return gumshoe.index().open().getFirst();
    }

    private Investigation state(String caseId) {
        return new Casebook(gumshoe.journal(), caseId).read();
    }

    private List<String> ours(String incident) {
        return instance.entries(incident).stream().filter(e -> e.author().equals(StandInServiceNow.USER)).map(Entry::text).toList();
    }

    private void inThread(String caseId, int number, String text) {
        Place page = new Place("web", caseId, caseId);
        gumshoe.desk().placed(caseId, page);
        gumshoe.desk().hear(new Message("web:" + number, page, "ana", text, Instant.now(), true));
    }

    @Test
    void opensACaseForAnIncidentThatMatchesAndForNoOther() {
        instance.incident("Printer on fire", "3", "printer-3");
        String incident = instance.incident("Checkout answers with errors", "1", "checkout");

        Investigation state = await().until(() -> state(onlyCase()), s -> !s.places().isEmpty());

        assertThat(state.alert().title()).isEqualTo("Checkout answers with errors");
        assertThat(state.alert().resource()).isEqualTo("checkout");
        assertThat(state.alert().attributes()).containsEntry("assigned_to", "beth.anglin").containsEntry("number", "INC0000002");
        assertThat(state.places()).containsExactly("servicenow/incident/" + incident);
        await().until(() -> ours(incident).size() >= 2);
        assertThat(instance.entries(incident)).allMatch(entry -> entry.field().equals("work_notes"));
        assertThat(ours(incident).getFirst()).startsWith("Gumshoe is looking into this as case " + state.id());
        assertThat(instance.violations()).isEmpty();
    }

    @Test
    void writesForCustomersOnlyWhatIsSetToBeForThem() throws Exception {
        gumshoe.close();
        gumshoe = start(Set.of(Event.OPENED));

        String incident = instance.incident("Checkout answers with errors", "1", "checkout");

        await().until(() -> ours(incident).size() >= 2);
        assertThat(instance.entries(incident)).extracting(Entry::field).startsWith("comments", "work_notes").filteredOn("comments"::equals)
                .hasSize(1);
    }

    @Test
    void attachesTheChartWithTheCauseAndTheReportAtTheEndEachOnceOverARestart() throws Exception {
        RobotWorld world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 3, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        InvestigationSettings soonClosed = new InvestigationSettings(null, null, null, null, Duration.ofSeconds(1), null, null);
        gumshoe.close();
        gumshoe = start(Set.of(), world.sources(), soonClosed);
        String incident = instance.incident(world.alert().title(), "1", String.valueOf(world.alert().resource()));
        await().until(() -> instance.files(incident).size() == 1);
        gumshoe.close();
        gumshoe = start(Set.of(), world.sources(), soonClosed);

        instance.set(incident, "state", "6");

        await().until(() -> instance.files(incident).size() >= 3);
        assertThat(instance.files(incident)).satisfiesExactlyInAnyOrder(name -> assertThat(name).matches("gumshoe-inv-\\w+-\\d+\\.png"),
                name -> assertThat(name).matches("report-inv-\\w+\\.pdf"), name -> assertThat(name).matches("report-inv-\\w+\\.md"));
        assertThat(instance.violations()).isEmpty();
    }

    @Test
    void endsWithTheTicketAndBeginsAnewWhenItIsReopened() {
        String incident = instance.incident("Checkout answers with errors", "1", "checkout");
        String caseId = onlyCase();
        await().until(() -> !state(caseId).places().isEmpty());

        instance.set(incident, "state", "6");
        await().until(() -> state(caseId).lasting().isEmpty());
        instance.set(incident, "state", "2");
        instance.set(incident, "reopen_count", "1");

        await().until(() -> !state(caseId).lasting().isEmpty());
        assertThat(instance.violations()).isEmpty();
    }

    @Test
    void usesAndMirrorsTwoHundredCommentsOfBothSidesOnceAndInOrderOverRestarts() throws Exception {
        instance.behave(60, 101, 31);
        String incident = instance.incident("Checkout answers with errors", "1", "checkout");
        String caseId = onlyCase();
        await().until(() -> !state(caseId).places().isEmpty());
        Random random = new Random(11);
        List<String> inTicket = new ArrayList<>();
        List<String> inThread = new ArrayList<>();

        for (int i = 1; i <= 200; i++) {
            String text = i % 10 == 0 ? "since 14:%02d".formatted(i / 10) : "when did it start, asked as number %03d?".formatted(i);
            if (random.nextBoolean()) {
                instance.write(incident, random.nextBoolean() ? "work_notes" : "comments", "beth.anglin", text);
                inTicket.add(text);
            } else {
                inThread(caseId, i, text);
                inThread.add(text);
            }
            if (i % 40 == 0) {
                restart();
            }
        }

        await().until(() -> answered(state(caseId), 200));
        await().until(() -> ours(incident).stream().filter(text -> text.startsWith("ana on the page")).count() >= inThread.size());
        await().until(() -> ours(incident).stream().filter(text -> text.startsWith("“")).count() >= 200);
        List<JournalEntry> journal = gumshoe.journal().read(caseId, 0).stream().map(Recorded::entry).toList();
        assertThat(heard(journal, "beth.anglin")).as("each once").containsExactlyInAnyOrderElementsOf(inTicket);
        assertThat(heard(journal, "beth.anglin").stream().map(text -> second(incident, text))).as("in order, as finely as it is kept")
                .isSorted();
        assertThat(heard(journal, "ana")).containsExactlyElementsOf(inThread);
        assertThat(ours(incident).stream().filter(text -> text.startsWith("ana on the page")).map(ServiceNowConversationTest::quoted))
                .as("mirrored in the ticket").containsExactlyElementsOf(inThread);
        for (String text : Stream.concat(inTicket.stream(), inThread.stream()).toList()) {
            assertThat(ours(incident)).as("answered in the ticket").filteredOn(said -> said.startsWith("“" + text + "” (")).hasSize(1);
        }
        for (String text : inTicket) {
            assertThat(thread.said()).as("mirrored in the thread").filteredOn(said -> said.startsWith("“" + text + "” (beth.anglin"))
                    .hasSize(1);
        }
        assertThat(instance.violations()).isEmpty();
        assertThat(instance.limited()).as("429s").isPositive();
        assertThat(instance.renewed()).as("tokens").isGreaterThan(5);
    }

    /** When somebody wrote it, to the second: within one ServiceNow keeps no order. */
    private String second(String incident, String text) {
        return instance.entries(incident).stream().filter(entry -> entry.author().equals("beth.anglin") && entry.text().equals(text))
                .findFirst().orElseThrow().at();
    }

    private static String quoted(String mirrored) {
        return mirrored.substring(mirrored.indexOf('“') + 1, mirrored.indexOf('”'));
    }

    private static List<String> heard(List<JournalEntry> journal, String author) {
        List<String> heard = new ArrayList<>();
        for (JournalEntry entry : journal) {
            if (entry instanceof QuestionAsked asked && asked.author().equals(author)) {
                heard.add(asked.text());
            } else if (entry instanceof SteeringReceived steered && steered.author().equals(author)) {
                heard.add(steered.text());
            }
        }
        return heard;
    }

    private static boolean answered(Investigation state, int comments) {
        return state.questions().size() + state.steering().size() == comments && state.openQuestions().isEmpty()
                && state.unaccountedSteering().isEmpty();
    }
}
