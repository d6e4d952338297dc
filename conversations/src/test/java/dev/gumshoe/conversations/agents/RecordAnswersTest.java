package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordAnswersTest {

    private static final Instant AT = Cases.ALARM.plusSeconds(30);
    private static final Instant ONSET = Instant.parse("2026-03-02T14:02:15Z");

    private final RecordAnswers answers = new RecordAnswers(ZoneOffset.UTC);

    private static ObservationMade seen(String id, Look look, Stance stance, String resource, String text) {
        Evidence evidence = new Evidence("source", "query of " + id, Cases.WINDOW, "");
        return new ObservationMade(
                AT, id.substring(0, 2), new Observation(id, look, stance, resource, text, ONSET, List.of(evidence), null));
    }

    private static Investigation looking() {
        return Cases.after(
                seen("A1.1", Look.ALERTS, Stance.CONTEXT, "web", "Alarm: Checkout errors above 5 %"),
                seen("C1.1", Look.CHANGES, Stance.RULED_OUT, "web", "web was scaled out"),
                seen("C1.2", Look.CHANGES, Stance.FOR, "forge", "ana deployed 2.1 to forge"),
                seen("C2.1", Look.CHANGES, Stance.FOR, "forge", "ana deployed 2.1 to forge"),
                seen("M1.1", Look.METRICS, Stance.FOR, "forge", "errors of forge rose to 31 %"),
                new GapFound(AT, new Gap("L1.g1", Look.LOGS, "The logs of forge", "answered 403.", "Grant logs:read.")));
    }

    private static Investigation concluded() {
        Statement headline = Statement.of("The deployment of 2.1 broke forge", "M1.1", "C1.2");
        RootCause cause = new RootCause("forge", Mechanism.BAD_DEPLOYMENT, "d-1", headline, List.of(), 0.9);
        Impact impact = new Impact(
                ONSET,
                null,
                Map.of("robot.id", 91L),
                Map.of("move", 60L, "plan", 31L),
                List.of("rb-1", "rb-2"),
                List.of(Statement.of("91 robots were affected", "M1.1")));
        Conclusion conclusion = new Conclusion(
                List.of(cause),
                List.of(new Suspect("forge", 0.8, List.of("M1.1"), List.of())),
                List.of("d-1"),
                Mechanism.BAD_DEPLOYMENT,
                ONSET,
                0.9,
                true,
                impact,
                List.of(new TimelineItem(ONSET, Statement.of("errors begin", "M1.1"))),
                List.of(),
                "");
        Investigation before = looking();
        return before.after(new Recorded(
                before.position() + 1, new RootCauseConcluded(AT, conclusion)));
    }

    private List<String> ask(String question, Investigation state) {
        return answers.answer(question, state).stream().map(Statement::text).toList();
    }

    @Test
    void tellsWhenItBeganAndCitesWhy() {
        assertThat(answers.answer("when did it start?", concluded()))
                .containsExactly(Statement.of("It began at 14:02:15 UTC; the alarm fired at 14:10:00 UTC.", "M1.1", "C1.2"));
    }

    @Test
    void tellsTheEarliestSignBeforeThereIsAConclusion() {
        assertThat(ask("since when?", looking()).getFirst()).startsWith("The earliest sign so far is of 14:02:15");
    }

    @Test
    void tellsWhichAlarmsFiredAndThatItLookedForNoOthers() {
        assertThat(ask("which alarms fired?", looking()))
                .containsExactly(
                        "Alarm: Checkout errors above 5 %",
                        "I know of the alarms that reached this case; I did not look for others.");
    }

    @Test
    void tellsWhoWasAffectedHowManyAndByOperation() {
        assertThat(ask("how many robots were affected, and which?", concluded()))
                .containsExactly("91 robots were affected", "By operation: move (60), plan (31).", "For example rb-1, rb-2.");
    }

    @Test
    void tellsTheChangeThatDidItFirstAndEachChangeOnce() {
        assertThat(ask("what changed?", concluded())).containsExactly("ana deployed 2.1 to forge", "web was scaled out");
    }

    @Test
    void tellsTheTimeline() {
        assertThat(ask("show me the timeline", concluded())).containsExactly("14:02:15  errors begin");
    }

    @Test
    void tellsWhatItRuledOut() {
        assertThat(ask("what did you rule out?", looking())).containsExactly("web was scaled out");
    }

    @Test
    void tellsWhatItCouldNotLookAt() {
        assertThat(ask("any gaps?", looking())).containsExactly("The logs of forge: answered 403. Grant logs:read.");
    }

    @Test
    void tellsOfAResource() {
        assertThat(ask("what about forge?", looking())).contains("errors of forge rose to 31 %");
    }

    @Test
    void tellsTheCauseAndHowSureItIs() {
        assertThat(ask("so what is it?", concluded()))
                .containsExactly(
                        "The deployment of 2.1 broke forge",
                        "Confidence 90 %, computed from the kinds of evidence that agree.");
    }

    @Test
    void saysThatItIsStillLooking() {
        assertThat(ask("and?", looking()).getFirst()).contains("still looking").contains("no conclusion yet");
    }

    @Test
    void saysWhyASuspectIsNotTheCause() {
        assertThat(answers.answer("Why not web?", looking())).extracting(Statement::text).contains("web was scaled out");
        assertThat(answers.answer("why is it not the session-cache?", looking())).singleElement()
                .satisfies(s -> assertThat(s.text()).startsWith("Nothing I saw so far speaks against session-cache"));
        assertThat(answers.answer("why not the blockchain?", looking())).singleElement()
                .satisfies(s -> assertThat(s.text()).startsWith("I know nothing that is called 'blockchain'"));
        assertThat(answers.answer("why not forge?", concluded()).getFirst().text()).startsWith("It is: forge is the first suspect");
    }

    @Test
    void tellsWhatTheChangeThatDidItChanged() {
        Evidence diff = new Evidence("pipeline", "change d-1", Cases.WINDOW,
                "Deployed 2.1\nfiles: Codec.java\n--- a/Codec.java\n+++ b/Codec.java\n@@ -1 +1 @@\n-  read(in);\n+  readInt64(in);\n");
        Observation deployed = new Observation(
                "C3.1", Look.CHANGES, Stance.FOR, "forge", "ben deployed 2.2 to forge", ONSET, List.of(diff), null);
        Investigation before = looking();
        Statement headline = Statement.of("The deployment of 2.2 broke forge", "C3.1");
        RootCause cause = new RootCause("forge", Mechanism.BAD_DEPLOYMENT, "d-2", headline, List.of(), 0.9);
        Conclusion conclusion = new Conclusion(List.of(cause), List.of(), List.of(), Mechanism.BAD_DEPLOYMENT, ONSET, 0.9, true,
                Impact.unknown(), List.of(), List.of(), "");
        Investigation state = before.after(List.of(
                new Recorded(before.position() + 1, new ObservationMade(AT, "C3", deployed)),
                new Recorded(before.position() + 2, new RootCauseConcluded(AT, conclusion))));

        assertThat(answers.answer("who deployed it and what did it change?", state)).startsWith(
                Statement.of("ben deployed 2.2 to forge", "C3.1"),
                Statement.of("Its lines: “-  read(in); · +  readInt64(in);”", "C3.1"),
                Statement.of("ana deployed 2.1 to forge", "C1.2"));
        assertThat(ask("who deployed it?", state)).noneMatch(line -> line.startsWith("Its lines")).doesNotContain("web was scaled out");
        assertThat(ask("what else changed?", state)).contains("web was scaled out");
    }

    @Test
    void saysHowToGetAPlanWhereThereIsNone() {
        assertThat(ask("is it safe to roll back?", concluded())).singleElement().asString().contains("plan the mitigation");
    }

    @Test
    void aLookThatWasTakenAgainSpeaksOnlyOnce() {
        Scope narrowed = new Scope(Cases.WINDOW, null, Set.of("forge"), Set.of(), false);
        Investigation state = Cases.after(
                opened("C1", Scope.of(Cases.WINDOW)), seen("C1.1", Look.CHANGES, Stance.FOR, "web", "ana deployed 2.1 to web"),
                finished("C1"),
                opened("C2", narrowed), seen("C2.1", Look.CHANGES, Stance.FOR, "forge", "ben deployed 2.2 to forge"), finished("C2"));

        assertThat(ask("what changed?", state)).containsExactly("ben deployed 2.2 to forge");
    }

    private static TaskOpened opened(String task, Scope scope) {
        return new TaskOpened(AT, new Task(task, Look.CHANGES, "What was changed?", scope, null));
    }

    private static TaskFinished finished(String task) {
        return new TaskFinished(AT, task, "", List.of());
    }
}
