package dev.gumshoe.bot;

import static dev.gumshoe.bot.OnCall.await;
import static dev.gumshoe.bot.slack.LocalSlack.ALERTS;
import static dev.gumshoe.bot.slack.LocalSlack.GENERAL;
import static dev.gumshoe.bot.slack.LocalSlack.SIGNING_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.slack.Signing;
import dev.gumshoe.bot.slack.SlackSettings.Mode;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.LeadTaken;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskCancelled;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.Recorded;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole program in a conversation, over both of Slack's transports. */
@Timeout(180)
class SlackConversationTest {

    private static final String ALARM = "[FIRING:1] HighErrorRate gateway (critical)\nError rate of gateway is above 5 %";

    private static RobotWorld world;
    private static String sick;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aDeploymentBreaksAService() {
        world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 7, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        sick = String.valueOf(world.truth().resource());
    }

    /** The README's list "An alert, step by step". */
    @ParameterizedTest
    @EnumSource
    void walksFromTheAlertToTheEndStepByStep(Mode transport) throws Exception {
        try (OnCall onCall = OnCall.over(transport, world, folder)) {
            // 1 to 4: the alert message becomes the first entry of a case in its own thread
            String thread = onCall.slack.post(ALERTS, ALARM);
            String caseId = onCall.onlyCase();
            InvestigationOpened opened = onCall.state(caseId).opening();
            assertThat(opened.place()).isEqualTo("slack/" + ALERTS + "/" + thread);
            assertThat(opened.alert().title()).contains("HighErrorRate gateway");
            onCall.untilSaid(ALERTS, thread, "HighErrorRate gateway");

            // 5: somebody leads, and sends specialists
            Investigation looking = onCall.until(caseId, state -> state.phase() == Phase.LOOKING && state.openTasks().size() > 3);
            assertThat(entries(onCall, caseId, LeadTaken.class)).hasSize(1);

            // 8: a person steers while they look; it is acknowledged, and accounted for
            String steering = onCall.slack.post(ALERTS, thread, "focus on " + sick);
            onCall.untilSaid(ALERTS, thread, "“focus on " + sick + "” (@alice): Looking at " + sick);
            await().until(() -> onCall.slack.message(ALERTS, steering).toString().contains("eyes"));
            await().until(() -> onCall.slack.message(ALERTS, steering).toString().contains("compass"));
            Investigation steered = onCall.state(caseId);
            assertThat(steered.scope().focus()).containsExactly(sick);
            assertThat(entries(onCall, caseId, TaskCancelled.class)).as("looks that became pointless").isNotEmpty();
            assertThat(steered.tasks()).hasSizeGreaterThan(looking.tasks().size());

            onCall.slack.post(ALERTS, thread, "when did it start?");
            onCall.until(caseId, state -> state.questions().size() == 1 && state.openQuestions().isEmpty());
            onCall.untilSaid(ALERTS, thread, "💬");

            // 6 and 7: what specialists saw is said in the thread, with a chart
            onCall.untilSaid(ALERTS, thread, "🔎");
            // 9: the cause, with its evidence and a chart
            Investigation concluded = onCall.until(caseId, state -> state.phase() == Phase.CONCLUDED);
            onCall.untilSaid(ALERTS, thread, "📋");
            await().until(() -> onCall.slack.said(ALERTS, thread).getFirst().contains("Root cause found"));
            await().until(() -> onCall.pictures(ALERTS, thread) > 0);
            assertThat(concluded.conclusion().orElseThrow().causes().getFirst().resource()).isEqualTo(sick);
            String report = onCall.shown(ALERTS, thread, "📋");
            assertThat(report).contains("Root cause", "confidence", "Because", "Impact", "Timeline");

            onCall.slack.post(ALERTS, thread, "when did it start?");
            onCall.until(caseId, state -> state.questions().size() == 2 && state.openQuestions().isEmpty());
            List<JournalEntry> answers = entries(onCall, caseId, QuestionAnswered.class);
            assertThat(((QuestionAnswered) answers.getLast()).answer()).isNotEmpty()
                    .allSatisfy(statement -> assertThat(statement.observations()).isNotEmpty());

            close(onCall, caseId);
            await().until(() -> onCall.slack.said(ALERTS, thread).getFirst().contains("Closed."));
            order(onCall, caseId);
            assertThat(onCall.slack.messages(ALERTS)).filteredOn(m -> !m.has("thread_ts")).as("messages outside the thread").hasSize(1);
        }
    }

    private static void close(OnCall onCall, String caseId) throws InterruptedException {
        new Casebook(onCall.gumshoe.journal(), caseId).record(new InvestigationClosed(Instant.now(), "resolved"), _ -> true);
        onCall.gumshoe.index().closed(caseId);
        onCall.gumshoe.drain(caseId);
    }

    /** The case as the record tells it. */
    private static void order(OnCall onCall, String caseId) {
        List<Class<?>> kinds = List.of(InvestigationOpened.class, LeadTaken.class, TaskOpened.class, SteeringReceived.class,
                SteeringAccounted.class, TaskFinished.class, RootCauseConcluded.class, InvestigationClosed.class);
        List<JournalEntry> journal = onCall.journal(caseId).stream().map(Recorded::entry).toList();
        List<Integer> firsts = kinds.stream()
                .map(kind -> journal.stream().map(Object::getClass).toList().indexOf(kind)).toList();
        assertThat(firsts).isSorted().doesNotContain(-1);
    }

    private static List<JournalEntry> entries(OnCall onCall, String caseId, Class<? extends JournalEntry> kind) {
        return onCall.journal(caseId).stream().map(Recorded::entry).filter(kind::isInstance).toList();
    }

    @ParameterizedTest
    @EnumSource
    void investigatesWhatAPersonAsksForAndEndsWhenToldTo(Mode transport) throws Exception {
        try (OnCall onCall = OnCall.over(transport, world, folder)) {
            onCall.slack.command(GENERAL, "/investigate", "robots cannot be moved");
            String caseId = onCall.onlyCase();
            String thread = onCall.slack.messages(GENERAL).getFirst().get("ts").getAsString();
            onCall.until(caseId, state -> !state.openTasks().isEmpty());

            onCall.slack.post(GENERAL, thread, "stop");

            onCall.until(caseId, state -> state.phase() == Phase.STOPPED);
            onCall.untilSaid(GENERAL, thread, "Investigation stopped by @alice.");
            await().until(() -> onCall.slack.said(GENERAL, thread).getFirst().contains("Stopped: robots cannot be moved"));
            assertThat(onCall.state(caseId).openTasks()).isEmpty();
            assertThat(onCall.slack.said(GENERAL, thread)).noneMatch(text -> text.startsWith("📋"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAMentionFromTheRecordAtOnce(Mode transport) throws Exception {
        try (OnCall onCall = OnCall.over(transport, world, folder)) {
            onCall.slack.post(ALERTS, ALARM);
            String caseId = onCall.onlyCase();
            onCall.until(caseId, state -> !state.openTasks().isEmpty());

            String question = onCall.slack.post(ALERTS, "<@U0GUMSHOE> which alarms fired?");

            onCall.untilSaid(ALERTS, question, "HighErrorRate gateway");
            assertThat(onCall.state(caseId).phase()).as("answered while it works").isEqualTo(Phase.LOOKING);
            assertThat(onCall.state(caseId).questions()).hasSize(1);
        }
    }

    @Test
    void refusesAWrongSignatureAndDoesNothingForARepeatedEvent() throws Exception {
        try (OnCall onCall = OnCall.over(Mode.HTTP, world, folder); HttpClient http = HttpClient.newHttpClient()) {
            String ts = onCall.slack.post(GENERAL, "something to have a thread at");
            String event = """
                    {"type":"event_callback","event_id":"Ev1","team_id":"T01TEST","api_app_id":"A0GUMSHOE","event":
                    {"type":"message","channel":"C0ALERTS","user":"U0ALICE","text":"[FIRING:1] HighErrorRate gateway","ts":"%s"}}"""
                    .formatted(ts);

            assertThat(send(onCall, http, event, "another-secret")).isEqualTo(401);
            assertThat(onCall.gumshoe.index().recent(10)).isEmpty();
            assertThat(send(onCall, http, event, SIGNING_SECRET)).isEqualTo(200);
            assertThat(send(onCall, http, event, SIGNING_SECRET)).isEqualTo(200);
            assertThat(send(onCall, http, event.replace("Ev1", "Ev2"), SIGNING_SECRET)).isEqualTo(200);

            assertThat(onCall.gumshoe.index().recent(10)).hasSize(1);
            assertThat(entries(onCall, onCall.onlyCase(), InvestigationOpened.class)).hasSize(1);
        }
    }

    private static int send(OnCall onCall, HttpClient http, String body, String secret) throws Exception {
        String now = Long.toString(Instant.now().getEpochSecond());
        return http.send(
                HttpRequest.newBuilder(onCall.events()).header("Content-Type", "application/json")
                        .header("X-Slack-Request-Timestamp", now)
                        .header("X-Slack-Signature", Signing.signature(secret, now, body))
                        .POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString()).statusCode();
    }
}
