package dev.gumshoe.bot.slack;

import static dev.gumshoe.bot.slack.LocalSlack.ALERTS;
import static dev.gumshoe.bot.slack.LocalSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries as a process makes them that may die at any moment: a fresh {@link SlackThread} is a process that was started again. */
class SlackThreadTest {

    private static final String HOSTILE = "<!channel> <@U0ALICE> said <https://evil.example|fine> & @here";

    @TempDir
    private Path folder;

    private final Office office = new Office();
    private final List<SlackThread> processes = new ArrayList<>();
    private LocalSlack slack;

    @BeforeAll
    static void needsASlackServer() {
        Peers.program("local-slack");
    }

    @BeforeEach
    void open() throws IOException {
        slack = LocalSlack.withSocket(folder);
    }

    @AfterEach
    void close() throws IOException {
        for (SlackThread process : processes) {
            process.close();
        }
        slack.close();
    }

    @Test
    void saysNothingTwiceWhenItDiedBetweenThePostAndTheCursor() throws IOException {
        String thread = slack.post(ALERTS, "alarm");
        String caseId = opened(SlackIds.place(ALERTS, thread));
        office.write(caseId, Office.seen("M1.1", "word ".repeat(4_000), Stance.FOR, Office.chart()), Office.lookedAtMetrics());
        deliverAll(process(), caseId, true);
        List<JsonObject> before = slack.messages(ALERTS);

        deliverAll(process(), caseId, true);

        assertThat(slack.messages(ALERTS)).as("messages").hasSameSizeAs(before);
        assertThat(slack.replies(ALERTS, thread)).as("status, two parts of the note, the second with the chart").hasSize(3);
    }

    @Test
    void linksTheOtherCasesOfAStormAndNotItsOwn() throws IOException {
        String thread = slack.post(ALERTS, "alarm");
        String other = slack.post(ALERTS, "another alarm");
        String caseId = opened(SlackIds.place(ALERTS, thread));
        office.write(caseId, new JournalEntry.StormCounted(Office.NOW, Office.NOW, "Checkout fails", 846,
                Map.of(caseId, 400L, "inv-00000002", 446L),
                Map.of(caseId, "alarm", "inv-00000002", "Disk <full>"),
                Map.of(caseId, SlackIds.place(ALERTS, thread).toString(), "inv-00000002", SlackIds.place(ALERTS, other).toString())));

        deliverAll(process(), caseId, false);

        assertThat(slack.replies(ALERTS, thread).getFirst().toString()).contains("• 446 in <http", "|inv-00000002>: Disk &lt;full&gt;")
                .contains("• 400 in this case").doesNotContain("|" + caseId + ">");
        assertThat(slack.failures()).isEmpty();
    }

    @Test
    void saysOnlyWhatIsMissingWhenItDiedInTheMiddleOfANote() throws IOException {
        String thread = slack.post(ALERTS, "alarm");
        String caseId = opened(SlackIds.place(ALERTS, thread));
        office.write(caseId, Office.seen("M1.1", "word ".repeat(4_000), Stance.FOR, Office.chart()), Office.lookedAtMetrics());
        deliverAll(process(), caseId, false);
        List<JsonObject> before = slack.replies(ALERTS, thread);
        slack.delete(ALERTS, ts(before.getLast()));
        slack.delete(ALERTS, ts(before.get(1)));

        deliverAll(process(), caseId, true);

        assertThat(slack.replies(ALERTS, thread)).hasSameSizeAs(before).extracting(m -> m.has("files")).containsExactly(false, false, true);
    }

    @Test
    void looksInTheThreadAlsoWhenItFailedItselfBefore() throws IOException {
        String thread = slack.post(ALERTS, "alarm");
        String caseId = opened(SlackIds.place(ALERTS, thread));
        office.write(caseId, Office.seen("M1.1", "Errors rose.", Stance.FOR, Office.chart()), Office.lookedAtMetrics());
        SlackThread process = process();
        deliverAll(process, caseId, false);
        int before = slack.messages(ALERTS).size();

        deliverAll(process, caseId, false);

        assertThat(slack.messages(ALERTS)).hasSize(before);
    }

    @Test
    void editsTheStatusThatAnEarlierProcessPosted() throws IOException {
        String thread = slack.post(ALERTS, "alarm");
        String caseId = opened(SlackIds.place(ALERTS, thread));
        deliverAll(process(), caseId, false);
        office.write(caseId, Office.seen("M1.1", "seen", Stance.CONTEXT, null), Office.concluded("M1.1"));

        process().caughtUp(office.state(caseId));

        assertThat(slack.said(ALERTS, thread)).hasSize(1).first().asString().contains("Root cause found");
    }

    @Test
    void bringsAStatusUpToDateThatADeadProcessLeftBehindTheRecord() throws IOException {
        String thread = slack.post(ALERTS, "alarm");
        String caseId = opened(SlackIds.place(ALERTS, thread));
        deliverAll(process(), caseId, false);
        office.write(caseId, Office.concluded("M1.1"));
        office.cursors.deliveredTo("slack", caseId, office.state(caseId).position());

        try (Followers _ = office.follow(process())) {
            await().until(() -> slack.said(ALERTS, thread).getFirst().contains("Root cause found"));
        }

        assertThat(slack.said(ALERTS, thread)).hasSize(1);
    }

    @Test
    void showsTheStatusAgainWhenSomebodyDeletedIt() throws IOException {
        String thread = slack.post(ALERTS, "alarm");
        String caseId = opened(SlackIds.place(ALERTS, thread));
        SlackThread process = process();
        deliverAll(process, caseId, false);
        slack.delete(ALERTS, ts(slack.replies(ALERTS, thread).getFirst()));
        office.write(caseId, Office.concluded("M1.1"));

        process.caughtUp(office.state(caseId));

        assertThat(slack.said(ALERTS, thread)).hasSize(1).first().asString().contains("Root cause found");
    }

    @Test
    void letsNoTelemetryMentionAnybodyOrHideALink() throws IOException {
        String thread = slack.post(ALERTS, "alarm");
        String caseId = opened(SlackIds.place(ALERTS, thread));
        office.write(caseId, Office.seen("M1.1", HOSTILE, Stance.FOR, null), Office.lookedAtMetrics());

        deliverAll(process(), caseId, false);

        JsonObject note = slack.replies(ALERTS, thread).getLast();
        assertThat(note.get("text").getAsString()).contains("&lt;!channel&gt; &lt;@U0ALICE&gt;").doesNotContain("<");
        assertThat(note.get("blocks").toString()).contains("&lt;https://evil.example|fine&gt;").doesNotContain("<!").doesNotContain("<@");
    }

    @Test
    void givesACaseFromElsewhereOneThreadInTheHomeChannel() throws IOException {
        String caseId = opened(null);
        office.write(caseId, Office.seen("M1.1", "Errors rose.", Stance.FOR, null), Office.lookedAtMetrics());
        SlackThread first = process("#general", (id, place) -> {
            throw new IllegalStateException("died before the place was in the record");
        });
        assertThatThrownBy(() -> deliverAll(first, caseId, true)).hasMessageContaining("died");

        deliverAll(process("#general", office.frontDesk::placed), caseId, true);

        assertThat(slack.messages(GENERAL)).filteredOn(m -> !m.has("thread_ts")).as("threads in the home channel").hasSize(1);
        String root = ts(slack.messages(GENERAL).getFirst());
        assertThat(office.state(caseId).places()).containsExactly("slack/" + GENERAL + "/" + root);
        assertThat(slack.said(GENERAL, root)).hasSize(1).first().asString().contains("Errors rose.");

        office.write(caseId, Office.concluded("M1.1"));
        process("#general", office.frontDesk::placed).caughtUp(office.state(caseId));
        assertThat(slack.messages(GENERAL).getFirst().get("text").getAsString()).as("the thread's first message is the status")
                .contains("Root cause found");
        assertThat(slack.said(GENERAL, root)).hasSize(1);
    }

    @Test
    void leavesCasesOfOtherSurfacesAloneWithoutAHomeChannel() throws IOException {
        String caseId = opened(new Place("web", "page", "1"));
        office.write(caseId, Office.seen("M1.1", "Errors rose.", Stance.FOR, null), Office.lookedAtMetrics());

        deliverAll(process(), caseId, false);

        assertThat(slack.calls("chat.postMessage")).isZero();
    }

    @Test
    void goesOnInTheOtherThreadsWhenOneIsGone() throws IOException {
        String thread = slack.post(ALERTS, "alarm");
        String caseId = opened(SlackIds.place("C0GONE", "1763906700.000100"));
        office.frontDesk.placed(caseId, SlackIds.place(ALERTS, thread));
        office.write(caseId, Office.seen("M1.1", "Errors rose.", Stance.FOR, null), Office.lookedAtMetrics());

        deliverAll(process(), caseId, false);

        assertThat(slack.said(ALERTS, thread)).hasSize(2).last().asString().contains("Errors rose.");
    }

    private String opened(Place place) {
        Alert alert = new Alert("a1", "f1", "HighErrorRate gateway", "", Severity.HIGH, Instant.now(), null, null, "webhook", null,
                Map.of());
        office.frontDesk.receive(alert, place, null);
        return office.onlyCase();
    }

    private SlackThread process() {
        return process(null, (id, place) -> {
            throw new AssertionError("no place was to be joined");
        });
    }

    private SlackThread process(String home, BiConsumer<String, Place> joined) {
        SlackThread process = new SlackThread(slack.socketSettings(home), Office.NARRATION, _ -> Optional.of(Pictures.PNG), joined,
                Duration.ZERO);
        processes.add(process);
        return process;
    }

    private void deliverAll(SlackThread process, String caseId, boolean mayHaveGoneOut) throws IOException {
        Investigation state = new Investigation(caseId);
        for (Recorded recorded : office.journal.read(caseId, 0)) {
            state = state.after(recorded);
            process.deliver(recorded, state, mayHaveGoneOut);
        }
        assertThat(office.journal.read(caseId, 0).getFirst().entry()).isInstanceOf(JournalEntry.InvestigationOpened.class);
        process.caughtUp(state);
    }

    private static String ts(JsonObject message) {
        return message.get("ts").getAsString();
    }
}
