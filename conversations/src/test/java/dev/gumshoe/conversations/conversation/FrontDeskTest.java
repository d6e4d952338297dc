package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.agents.ScriptedReasoner;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertLimits;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.InMemoryCaseIndex;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrontDeskTest {

    private static final Place THREAD = new Place("slack", "C1", "171.001");

    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryCaseIndex index = new InMemoryCaseIndex();
    private final List<String> opened = new ArrayList<>();
    private final FrontDesk desk = new FrontDesk(
            journal,
            index,
            new AlertCorrelator(Duration.ofMinutes(10)),
            new ScriptedReasoner(),
            Duration.ofHours(1),
            InstantSource.fixed(Cases.ALARM.plusSeconds(5)),
            opened::add);

    private static Alert alert(String id, String fingerprint, String resource, Instant at) {
        return new Alert(id, fingerprint, "Alarm " + id, "", Severity.HIGH, at, resource, null, "test", null, Map.of());
    }

    private Message message(String id, String text, boolean mentioned) {
        return new Message(id, THREAD, "ana", text, Cases.ALARM.plusSeconds(60), mentioned);
    }

    private String open() {
        Intent intent = desk.receive(Cases.alert("a-1"), THREAD, null);
        return ((Intent.Opened) intent).caseId();
    }

    private Investigation read(String caseId) {
        return new Casebook(journal, caseId).read();
    }

    @Test
    void looksFromAWholeSecondOnWhateverTheAlertsClockSays() {
        Intent intent = desk.receive(alert("a-1", "f-1", "web", Cases.ALARM.plusNanos(2_000)), THREAD, null);

        Instant from = read(((Intent.Opened) intent).caseId()).scope().window().from();
        assertThat(from).isEqualTo(Cases.ALARM.minus(Duration.ofHours(1)));
    }

    @Test
    void opensACaseInTheAlertsOwnThread() {
        String caseId = open();

        assertThat(read(caseId).places()).containsExactly("slack/C1/171.001");
        assertThat(read(caseId).scope().window().from()).isEqualTo(Cases.ALARM.minus(Duration.ofHours(1)));
        assertThat(opened).containsExactly(caseId);
        assertThat(index.open()).containsExactly(caseId);
    }

    @Test
    void doesNothingTheSecondTimeAnAlertIsDelivered() {
        String caseId = open();

        Intent again = desk.receive(Cases.alert("a-1"), THREAD, null);

        assertThat(again).isEqualTo(new Intent.Repeated(caseId));
        assertThat(journal.read(caseId, 0)).hasSize(1);
        assertThat(opened).hasSize(1);
    }

    @Test
    void joinsTheSameAlarmToItsOpenCase() {
        String caseId = open();

        Intent joined = desk.receive(
                alert("a-2", "errors-a-1", "web", Cases.ALARM.plus(Duration.ofHours(3))), new Place("slack", "C1", "999.1"), null);

        assertThat(joined).isInstanceOf(Intent.Joined.class);
        assertThat(read(caseId).alerts()).extracting(Alert::id).containsExactly("a-1", "a-2");
        assertThat(index.caseAt("slack/C1/999.1")).contains(caseId);
    }

    @Test
    void joinsAnAlarmOfANeighbourAtTheSameTime() {
        String caseId = open();
        new Casebook(journal, caseId).record(new TopologySeen(Cases.ALARM, Cases.inventory()), _ -> true);

        Intent joined = desk.receive(alert("a-2", "other", "shop", Cases.ALARM.plusSeconds(120)), null, null);

        assertThat(joined).isEqualTo(new Intent.Joined(caseId, "shop and web depend on each other, and the alarms are 2 min apart", false));
    }

    @Test
    void keepsAnUnrelatedAlarmApart() {
        open();

        Intent other = desk.receive(alert("a-2", "other", "billing", Cases.ALARM.plusSeconds(120)), null, null);

        assertThat(other).isInstanceOf(Intent.Opened.class);
    }

    @Test
    void givesAPersonACaseOfTheirOwn() {
        open();

        Intent asked = desk.receive(Cases.alert("a-9"), new Place("slack", "C1", "172.1"), "ana");

        assertThat(asked).isInstanceOf(Intent.Opened.class);
    }

    @Test
    void takesADirectionIntoTheRecordOnce() {
        String caseId = open();
        Message said = message("m-1", "since 14:05", false);

        Intent first = desk.hear(said);
        Intent second = desk.hear(said);

        assertThat(first).isEqualTo(new Intent.Heard(caseId, Intent.Kind.STEERING));
        assertThat(second).isEqualTo(new Intent.Repeated(caseId));
        assertThat(read(caseId).unaccountedSteering()).hasSize(1);
    }

    @Test
    void leavesPeoplesTalkOutOfTheRecord() {
        String caseId = open();

        Intent intent = desk.hear(message("m-1", "on my way", false));

        assertThat(intent).isEqualTo(new Intent.Talk());
        assertThat(journal.read(caseId, 0)).hasSize(1);
    }

    @Test
    void takesAMentionElsewhereInTheChannelToBeAboutItsLatestCase() {
        String caseId = open();

        Intent intent = desk.hear(new Message(
                "m-1", new Place("slack", "C1", "555.5"), "ana", "when did it start?", Cases.ALARM, true));

        assertThat(intent).isEqualTo(new Intent.Heard(caseId, Intent.Kind.QUESTION));
    }

    @Test
    void answersNoThanksWhetherThereIsACaseOrNot() {
        assertThat(desk.hear(message("m-1", "thanks!", true))).isEqualTo(new Intent.Talk());
        open();
        assertThat(desk.hear(message("m-2", "great, thank you", true))).isEqualTo(new Intent.Talk());
    }

    @Test
    void saysHowToStartWhereThereIsNoCase() {
        Intent intent = desk.hear(message("m-1", "stop", true));

        assertThat(intent).isInstanceOfSatisfying(Intent.Refused.class, r -> assertThat(r.why()).contains("/investigate"));
    }

    @Test
    void opensAConversationForAQuestionWhereThereIsNoCase() {
        Intent intent = desk.hear(message("m-1", "which instances were replaced?", true));

        String caseId = ((Intent.Opened) intent).caseId();
        assertThat(opened).containsExactly(caseId);
        assertThat(read(caseId).inquiry()).isTrue();
        assertThat(read(caseId).openQuestions()).extracting(q -> q.text()).containsExactly("which instances were replaced?");
        assertThat(desk.hear(message("m-1", "which instances were replaced?", true))).isEqualTo(new Intent.Repeated(caseId));
    }

    @Test
    void asksAnewInsteadOfInAClosedCase() throws Exception {
        String caseId = open();
        journal.append(caseId, read(caseId).position(), List.of(new JournalEntry.InvestigationClosed(Cases.ALARM, "quiet")));

        Intent intent = desk.hear(new Message("m-1", new Place("slack", "C1", "555.5"), "ana", "what changed?", Cases.ALARM, true));

        assertThat(intent).isInstanceOf(Intent.Opened.class);
    }

    @Test
    void notesThatAnAlarmEnded() {
        String caseId = open();

        desk.resolved("m-9", "errors-a-1");
        desk.resolved("m-9", "errors-a-1");

        assertThat(read(caseId).resolvedAlerts()).containsExactly("a-1");
        assertThat(journal.read(caseId, 0)).hasSize(2);
    }

    @Test
    void hearsWhatIsSaidInAThreadACaseGotLater() {
        String caseId = ((Intent.Opened) desk.receive(Cases.alert("a-1"), null, null)).caseId();
        desk.placed(caseId, THREAD);
        desk.placed(caseId, THREAD);

        Intent heard = desk.hear(message("m-1", "stop", false));

        assertThat(heard).isEqualTo(new Intent.Heard(caseId, Intent.Kind.STEERING));
        assertThat(read(caseId).places()).containsExactly(THREAD.toString());
    }

    private Intent fires(String id, String fingerprint, String resource, int seconds) {
        return desk.receive(alert(id, fingerprint, resource, Cases.ALARM.plusSeconds(seconds)), new Place("slack", "C1", "9." + id), null);
    }

    @Test
    void knowsTheEndOfAnAlarmByItsEditedMessageWhateverItSaysNow() {
        String caseId = open();

        desk.resolved("a-1", "some other fingerprint");

        assertThat(read(caseId).resolvedAlerts()).containsExactly("a-1");
        assertThat(read(caseId).lasting()).isEmpty();
    }

    @Test
    void takesAnAlarmThatFiresAgainAfterItsEndIntoTheSameCase() {
        String caseId = open();
        desk.resolved("a-1", "errors-a-1");

        Intent edited = desk.receive(Cases.alert("a-1"), THREAD, null);
        Intent posted = fires("a-2", "errors-a-1", "web", 300);

        assertThat(edited).isEqualTo(new Intent.Joined(caseId, "it fired again after it had ended", true));
        assertThat(posted).isEqualTo(new Intent.Joined(caseId, "the same alarm fired again", true));
        assertThat(read(caseId).lasting()).extracting(Alert::id).containsExactly("a-2");
    }

    @Test
    void keepsALoneAlarmOfABusyChannelUntilOthersComeThatFitIt() {
        String first = open();
        fires("a-2", "two", "billing", 1);

        Intent alone = fires("a-3", "three", "search", 2);
        Intent second = fires("a-4", "four", "search", 3);
        Intent third = fires("a-5", "five", "search", 4);

        assertThat(alone).isEqualTo(new Intent.Held(first, "alarms come in quickly, and it fits none of the cases"));
        assertThat(second).isInstanceOf(Intent.Held.class);
        assertThat(third).isInstanceOf(Intent.Opened.class);
        assertThat(read(((Intent.Opened) third).caseId()).alerts()).extracting(Alert::id).containsExactly("a-5", "a-3", "a-4");
        assertThat(read(first).held()).isEmpty();
    }

    @Test
    void saysWhichLimitKeepsAnAlarmFromItsOwnCase() {
        FrontDesk strict = new FrontDesk(journal, index, new AlertCorrelator(Duration.ofMinutes(10)),
                new AlertLimits(Duration.ofMinutes(30), 1, 6, 20, 3, 3, 10), new ScriptedReasoner(), Duration.ofHours(1),
                InstantSource.fixed(Cases.ALARM.plusSeconds(5)), opened::add);
        Intent first = strict.receive(Cases.alert("a-1"), THREAD, null);

        Intent other = strict.receive(alert("a-2", "two", "billing", Cases.ALARM), new Place("slack", "C1", "9.2"), null);

        assertThat(other).isEqualTo(new Intent.Held(((Intent.Opened) first).caseId(),
                "alarms of one channel start 1 investigations in 30 min at most"));
        assertThat(strict.receive(alert("a-3", "three", "search", Cases.ALARM), new Place("slack", "C1", "9.3"), "@ana"))
                .isInstanceOf(Intent.Opened.class);
    }

    @Test
    void offersWhatMayBeAnAlarmAndJoinsTheOneItKnows() {
        String caseId = open();

        assertThat(desk.offered(alert("a-2", "two", null, Cases.ALARM), THREAD)).isEqualTo(new Intent.Offered());
        assertThat(desk.offered(alert("a-3", "errors-a-1", null, Cases.ALARM), THREAD)).isInstanceOf(Intent.Joined.class);
        assertThat(read(caseId).alerts()).hasSize(2);
    }

    @Test
    void rehearsesWithoutLeavingATrace() {
        desk.rehearse();

        assertThat(opened).isEmpty();
        assertThat(index.recent(10)).isEmpty();
    }

    @Test
    void offersOnceForTheSameWordsAndAFewTimesInARowForAll() {
        assertThat(desk.offered(alert("a-2", "two", null, Cases.ALARM), THREAD)).isEqualTo(new Intent.Offered());
        assertThat(desk.offered(alert("a-3", "two", null, Cases.ALARM), THREAD)).as("the same words").isEqualTo(new Intent.Repeated(null));
        assertThat(desk.offered(alert("a-4", "four", null, Cases.ALARM), THREAD)).isEqualTo(new Intent.Offered());
        assertThat(desk.offered(alert("a-5", "five", null, Cases.ALARM), THREAD)).isEqualTo(new Intent.Offered());

        assertThat(desk.offered(alert("a-6", "six", null, Cases.ALARM), THREAD)).as("one too many").isEqualTo(new Intent.Repeated(null));
        assertThat(desk.offered(alert("a-7", "six", null, Cases.ALARM), new Place("slack", "C2", "9.1"))).as("another channel")
                .isEqualTo(new Intent.Offered());
    }

    @Test
    void keepsTogetherWhatItsSenderPutsIntoOneGroup() {
        Alert one = grouped("a-1", "billing");
        Alert other = grouped("a-2", "search");
        Intent opened = desk.receive(one, null, null);

        Intent joined = desk.receive(other, null, null);

        assertThat(joined).isEqualTo(new Intent.Joined(((Intent.Opened) opened).caseId(), "its sender puts both into one group", false));
    }

    private static Alert grouped(String id, String resource) {
        return new Alert(id, id, "Alarm " + id, "", Severity.HIGH, Cases.ALARM, resource, null, "test", null,
                Map.of(AlertCorrelator.GROUP, "{}:{alertname=\"Down\"}"));
    }

    @Test
    void knowsTheLatestCaseOnlyOfThoseWhoHadAWordInIt() {
        String caseId = open();

        desk.hear(message("m-1", "focus on forge", true));

        assertThat(desk.latestWith("ana")).map(Investigation::id).contains(caseId);
        assertThat(desk.latestWith("bob")).isEmpty();
    }
}
