package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.GapAnswer;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertResolved;
import dev.gumshoe.conversations.investigation.JournalEntry.CaseJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.ExpertCalled;
import dev.gumshoe.conversations.investigation.JournalEntry.GapAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.investigation.Truth;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LivingNotesTest {

    private static final Instant AT = Cases.ALARM.plusSeconds(30);
    private static final GapFound GAP = new GapFound(AT,
            new Gap("L1.g1", Look.LOGS, "The logs of forge were not read", "logs answered 403.", "Grant logs:read."));

    private final Narration narration = new Narration(ZoneOffset.UTC);

    private static RootCauseConcluded inconclusive() {
        return new RootCauseConcluded(AT, new Conclusion(List.of(), List.of(new Suspect("forge", 0.6, List.of("M1.1"), List.of()),
                new Suspect("web", 0.2, List.of(), List.of())), List.of(), Mechanism.OTHER, null, 0.4, false, Impact.unknown(), List.of(),
                List.of(), "Two suspects."));
    }

    private Optional<Note> living(String topic, JournalEntry... entries) {
        return narration.living(Cases.after(entries)).stream().filter(note -> topic.equals(note.topic())).findFirst();
    }

    private static List<Action.Kind> kinds(List<Action> actions) {
        return actions.stream().map(Action::kind).toList();
    }

    @Test
    void offersWhatCanBeDoneAsTheCaseStands() {
        TaskOpened looking = new TaskOpened(AT, new Task("M1", Look.METRICS, "Which?", Scope.of(Cases.WINDOW), null));

        assertThat(kinds(living("status", looking).orElseThrow().actions()))
                .containsExactly(Action.Kind.STEER, Action.Kind.EXPERT, Action.Kind.STOP);
        assertThat(
                kinds(living("status", new ObservationMade(AT, "M1", Cases.observation("M1.1")), inconclusive()).orElseThrow().actions()))
                .containsExactly(Action.Kind.STEER, Action.Kind.EXPERT, Action.Kind.SHOW_MORE);
        assertThat(living("gaps", looking)).isEmpty();
        assertThat(living("truth", looking)).isEmpty();
    }

    @Test
    void asksForWhatIsMissingOnceAndTicksOffWhatWasAnswered() {
        Note open = living("gaps", GAP).orElseThrow();
        Note settled = living("gaps", GAP, new GapAnswered(AT, "p-1", "@ana", null, "L1.g1", GapAnswer.NORMAL)).orElseThrow();

        assertThat(open.headline()).isEqualTo("One thing could not be looked at");
        assertThat(open.sections()).singleElement().satisfies(item -> {
            assertThat(item.lines()).containsExactly("☐ The logs of forge were not read: logs answered 403. Grant logs:read.");
            assertThat(kinds(item.actions())).containsExactly(Action.Kind.NORMAL, Action.Kind.GRANT, Action.Kind.NOT_RELEVANT);
        });
        assertThat(settled.headline()).isEqualTo("Everything that was missing is settled");
        assertThat(settled.sections().getFirst().lines()).containsExactly("☑ The logs of forge were not read — @ana looked: normal");
        assertThat(settled.sections().getFirst().actions()).isEmpty();
    }

    @Test
    void asksHowRightItWasOnceItIsOverAndKeepsTheAnswer() {
        assertThat(living("truth", inconclusive())).as("the alarm lasts").isEmpty();

        Note asked = living("truth", inconclusive(), new AlertResolved(AT, "a-1")).orElseThrow();
        Note told = living("truth", inconclusive(), new AlertResolved(AT, "a-1"),
                new CaseJudged(AT, "p-1", "@ana", null, Truth.WRONG, "it was the certificate")).orElseThrow();

        assertThat(kinds(asked.actions())).containsExactly(Action.Kind.RIGHT, Action.Kind.PARTLY, Action.Kind.WRONG);
        assertThat(asked.sections().getFirst().lines()).containsExactly("No certain cause; first suspect forge");
        assertThat(told.headline()).isEqualTo("Thank you. @ana: wrong — it was the certificate");
        assertThat(told.actions()).isEmpty();
    }

    @Test
    void neverSaysMoreThanTwelveThingsUnasked() {
        List<JournalEntry> entries = new ArrayList<>(List.of(GAP, new AlertJoined(AT, Cases.alert("a-2"), "same time")));
        for (int i = 1; i <= 30; i++) {
            String task = "M" + i;
            entries.add(new TaskOpened(AT, new Task(task, Look.METRICS, "Which?", Scope.of(Cases.WINDOW), null)));
            entries.add(new ObservationMade(AT, task, Cases.observation(task + ".1", Stance.FOR, "series " + i + " rose")));
            entries.add(new TaskFinished(AT, task, "One.", List.of()));
        }
        entries.add(inconclusive());
        entries.add(new AlertResolved(AT, "a-1"));
        entries.add(new AlertResolved(AT, "a-2"));

        int replies = replies(entries);

        Investigation end = Cases.after(entries.toArray(JournalEntry[]::new));
        assertThat(replies + narration.living(end).size()).isLessThanOrEqualTo(12).isGreaterThan(8);
        assertThat(narration.everything(end)).as("one click away").hasSize(30);
    }

    @Test
    void alwaysTellsWhatADirectionBrought() {
        List<JournalEntry> entries = new ArrayList<>();
        Scope narrowed = new Scope(Cases.WINDOW, null, Set.of("forge"), Set.of(), false);
        for (int i = 1; i <= 9; i++) {
            String task = "M" + i;
            entries.add(new TaskOpened(AT, new Task(task, Look.METRICS, "Which?", narrowed, null)));
            entries.add(new ObservationMade(AT, task, Cases.observation(task + ".1", Stance.FOR, "series " + i + " rose")));
            entries.add(new TaskFinished(AT, task, "One.", List.of()));
        }

        assertThat(replies(entries)).isEqualTo(9);
    }

    private int replies(List<JournalEntry> entries) {
        Investigation state = Cases.after();
        int replies = 0;
        Set<String> topics = new HashSet<>();
        for (JournalEntry entry : entries) {
            Recorded recorded = new Recorded(state.position() + 1, entry);
            state = state.after(recorded);
            Optional<Note> reply = narration.reply(recorded, state);
            replies += reply.filter(note -> note.topic() == null || topics.add(note.topic())).isPresent() ? 1 : 0;
        }
        return replies;
    }

    @Test
    void handsEverythingKnownToTheExpert() {
        Investigation state = Cases.after(GAP, new ObservationMade(AT, "M1", Cases.observation("M1.1")));
        Recorded called = new Recorded(state.position() + 1, new ExpertCalled(AT, "p-1", "@ana", "slack/C1/1.0"));

        Note handover = narration.reply(called, state.after(called)).orElseThrow();

        assertThat(handover.kind()).isEqualTo(Note.Kind.HANDOVER);
        assertThat(handover.headline()).startsWith("@ana asks for you.");
        assertThat(handover.sections()).extracting(Note.Section::label).contains("The alarm", "Seen so far", "Not looked at");
        assertThat(handover.sections().toString()).contains("forge fails 31 %", "Grant logs:read.");
    }
}
