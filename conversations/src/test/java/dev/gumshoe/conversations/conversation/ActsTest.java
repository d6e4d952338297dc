package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.agents.ScriptedReasoner;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.investigation.Attachment;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.GapAnswer;
import dev.gumshoe.conversations.investigation.InMemoryCaseIndex;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Truth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What buttons do. */
class ActsTest {

    private static final Place THREAD = new Place("slack", "C1", "171.001");
    private static final Permission VIEWER = new Permission(Role.VIEWER, "You may only ask.");

    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<String> woken = new ArrayList<>();
    private final FrontDesk desk = new FrontDesk(journal, new InMemoryCaseIndex(), new AlertCorrelator(Duration.ofMinutes(10)),
            new ScriptedReasoner(), Duration.ofHours(1), InstantSource.fixed(Cases.ALARM.plusSeconds(5)), woken::add);
    private String caseId = "";

    @BeforeEach
    void open() {
        caseId = ((Intent.Opened) desk.receive(Cases.alert("a-1"), THREAD, null)).caseId();
        write(new GapFound(Cases.ALARM, new Gap("L1.g1", Look.LOGS, "The logs of forge", "answered 403.", "Grant logs:read.")));
        woken.clear();
    }

    private void write(dev.gumshoe.conversations.investigation.JournalEntry entry) {
        new Casebook(journal, caseId).record(entry, _ -> true);
    }

    private Investigation state() {
        return new Casebook(journal, caseId).read();
    }

    private static Message press(String id, String words) {
        return new Message(id, THREAD, "@ana", words, Cases.ALARM.plusSeconds(60), true);
    }

    private static Message press(String id, Permission permission, Attachment... shown) {
        return new Message(id, THREAD, "@ana", "", Cases.ALARM.plusSeconds(60), true, permission, List.of(shown));
    }

    @Test
    void answersAGapOnce() {
        Intent first = desk.act(caseId, Action.of(Action.Kind.NORMAL, "L1.g1"), press("p-1", ""));
        Intent second = desk.act(caseId, Action.of(Action.Kind.NOT_RELEVANT, "L1.g1"), press("p-2", ""));
        Intent unknown = desk.act(caseId, Action.of(Action.Kind.NORMAL, "X"), press("p-3", ""));

        assertThat(first).isEqualTo(new Intent.Heard(caseId, Intent.Kind.EVIDENCE));
        assertThat(second).isEqualTo(new Intent.Refused("@ana has answered that already."));
        assertThat(unknown).isInstanceOf(Intent.Refused.class);
        assertThat(state().gapAnswers()).extracting(a -> a.answer()).containsExactly(GapAnswer.NORMAL);
        assertThat(state().openGaps()).isEmpty();
    }

    @Test
    void steersAndAsksWithTheWordsThatGoWithAButton() {
        desk.act(caseId, Action.of(Action.Kind.STEER), press("p-1", "since 14:05"));
        desk.act(caseId, Action.of(Action.Kind.STOP), press("p-2", "stop"));
        desk.act(caseId, Action.of(Action.Kind.WHY_NOT), press("p-3", "orders-table"));

        assertThat(state().steering()).hasSize(2).last()
                .satisfies(s -> assertThat(s.received().direction()).isEqualTo(new Direction.Stop()));
        assertThat(state().openQuestions()).extracting(q -> q.text()).containsExactly("Why not orders-table?");
    }

    @Test
    void doesTheSameThingOnceWhenItIsDeliveredTwice() {
        desk.act(caseId, Action.of(Action.Kind.EXPERT), press("p-1", ""));
        Intent again = desk.act(caseId, Action.of(Action.Kind.EXPERT), press("p-1", ""));

        assertThat(again).isEqualTo(new Intent.Repeated(caseId));
        assertThat(state().experts()).hasSize(1);
    }

    @Test
    void takesAJudgementAfterTheEndAndHasItDelivered() {
        write(new InvestigationClosed(Cases.ALARM, "quiet"));

        Intent judged = desk.act(caseId, Action.of(Action.Kind.WRONG), press("p-1", "it was the certificate"));
        Intent steered = desk.act(caseId, Action.of(Action.Kind.STOP), press("p-2", ""));

        assertThat(judged).isEqualTo(new Intent.Heard(caseId, Intent.Kind.JUDGEMENT));
        assertThat(state().judgement().orElseThrow().truth()).isEqualTo(Truth.WRONG);
        assertThat(state().judgement().orElseThrow().words()).isEqualTo("it was the certificate");
        assertThat(woken).containsExactly(caseId);
        assertThat(steered).isInstanceOf(Intent.Refused.class);
    }

    @Test
    void tellsWhoMayOnlyAskWhy() {
        assertThat(desk.act(caseId, Action.of(Action.Kind.STOP), press("p-1", VIEWER))).isEqualTo(new Intent.Refused("You may only ask."));
        assertThat(desk.hear(new Message("m-1", THREAD, "@eve", "since 14:05", Cases.ALARM, false, VIEWER, List.of())))
                .isEqualTo(new Intent.Refused("You may only ask."));
        assertThat(desk.hear(new Message("m-2", THREAD, "@eve", "when did it start?", Cases.ALARM, true, VIEWER, List.of())))
                .isEqualTo(new Intent.Heard(caseId, Intent.Kind.QUESTION));
        assertThat(state().steering()).isEmpty();
    }

    @Test
    void takesWhatIsShownAsEvidence() {
        Attachment screenshot = new Attachment(Attachment.Kind.IMAGE, "cpu.png", null, "");

        Intent shown = desk.hear(press("m-1", Permission.ALL, screenshot));

        assertThat(shown).isEqualTo(new Intent.Heard(caseId, Intent.Kind.EVIDENCE));
        assertThat(state().offered()).singleElement().satisfies(e -> assertThat(e.attachments()).containsExactly(screenshot));
    }

    @Test
    void knowsOnlyCasesThatExist() {
        assertThatThrownBy(() -> desk.act("inv-none", Action.of(Action.Kind.STOP), press("p-1", ""))).hasMessageContaining("inv-none");
        assertThat(desk.caseOf("inv-none")).isEmpty();
        assertThat(desk.caseAt(THREAD)).map(Investigation::id).contains(caseId);
    }
}
