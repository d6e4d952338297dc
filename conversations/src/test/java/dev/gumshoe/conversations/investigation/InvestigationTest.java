package dev.gumshoe.conversations.investigation;

import static dev.gumshoe.conversations.investigation.Entries.NOON;
import static dev.gumshoe.conversations.investigation.Entries.SCOPE;
import static dev.gumshoe.conversations.investigation.Entries.alert;
import static dev.gumshoe.conversations.investigation.Entries.observation;
import static dev.gumshoe.conversations.investigation.Entries.opened;
import static dev.gumshoe.conversations.investigation.Entries.question;
import static dev.gumshoe.conversations.investigation.Entries.steering;
import static dev.gumshoe.conversations.investigation.Entries.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.investigation.Investigation.HypothesisRecord;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Investigation.QuestionRecord;
import dev.gumshoe.conversations.investigation.Investigation.SteeringRecord;
import dev.gumshoe.conversations.investigation.Investigation.TaskRecord;
import dev.gumshoe.conversations.investigation.Investigation.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each kind of entry does to what is known of a case. */
class InvestigationTest {

    private static final Statement WHY = Statement.of("twelve of a hundred", "M1.1");

    private static final Hypothesis HYPOTHESIS = new Hypothesis("H1", "the deployment", "checkout", Mechanism.BAD_DEPLOYMENT, "a", "b");

    private static Investigation after(JournalEntry... entries) {
        Investigation state = new Investigation("c1").after(new Recorded(1, opened("c1", "slack/C1/1")));
        for (JournalEntry entry : entries) {
            state = state.after(new Recorded(state.position() + 1, entry));
        }
        return state;
    }

    private static Conclusion inconclusive(String summary) {
        return new Conclusion(List.of(), List.of(), List.of(), Mechanism.NONE, null, 0.1, false, Impact.unknown(), List.of(), List.of(),
                summary);
    }

    @Test
    void aCaseOfWhichNothingIsWrittenDoesNotExist() {
        Investigation state = new Investigation("c1");

        assertThat(state.exists()).isFalse();
        assertThat(state.position()).isZero();
        assertThat(state.lastAt()).isEmpty();
        assertThatIllegalStateException().isThrownBy(state::opening).withMessage("case c1 was not opened");
    }

    @Test
    void openingBringsTheAlertTheScopeAndTheThread() {
        Investigation state = after();

        assertThat(state.exists()).isTrue();
        assertThat(state.phase()).isEqualTo(Phase.OPENED);
        assertThat(state.alert()).isEqualTo(alert("a1"));
        assertThat(state.alerts()).containsExactly(alert("a1"));
        assertThat(state.scope()).isEqualTo(SCOPE);
        assertThat(state.places()).containsExactly("slack/C1/1");
        assertThat(state.lastAt()).contains(NOON);
    }

    @Test
    void openingWithoutAThreadHasNone() {
        Investigation state = new Investigation("c1").after(new Recorded(1, opened("c1", null)));

        assertThat(state.places()).isEmpty();
    }

    @Test
    void entriesAreFoldedInOrderOnly() {
        Investigation state = after();

        assertThatIllegalArgumentException().isThrownBy(() -> state.after(new Recorded(3, question("q1"))))
                .withMessage("entry 3 of case c1 does not follow entry 1");
        assertThatIllegalArgumentException().isThrownBy(() -> state.after(new Recorded(1, question("q1"))));
    }

    @Test
    void foldingLeavesTheStateBeforeAsItWas() {
        Investigation before = after(new JournalEntry.TaskOpened(NOON, task("M1")));

        before.after(new Recorded(3, new JournalEntry.TaskFinished(NOON, "M1", "done", List.of())));

        assertThat(before.position()).isEqualTo(2);
        assertThat(before.openTasks()).containsExactly(task("M1"));
    }

    @Test
    void alertsJoinAndResolve() {
        Investigation state = after(
                new JournalEntry.AlertJoined(NOON, alert("a2"), "same service"), new JournalEntry.AlertResolved(NOON, "a1"));

        assertThat(state.alerts()).containsExactly(alert("a1"), alert("a2"));
        assertThat(state.resolvedAlerts()).containsExactly("a1");
    }

    @Test
    void placesJoinOnce() {
        Investigation state = after(
                new JournalEntry.PlaceJoined(NOON, "discord/2/3"),
                new JournalEntry.PlaceJoined(NOON, "slack/C1/1"),
                new JournalEntry.PlaceJoined(NOON, "discord/2/3"));

        assertThat(state.places()).containsExactly("slack/C1/1", "discord/2/3");
    }

    @Test
    void theLastToTakeTheLeadLeads() {
        Investigation state = after(new JournalEntry.LeadTaken(NOON, "one"), new JournalEntry.LeadTaken(NOON, "two"));

        assertThat(after().leader()).isEmpty();
        assertThat(state.leader()).contains("two");
    }

    @Test
    void topologiesAddUp() {
        Resource checkout = new Resource("checkout", "service", Map.of(), NOON);
        Resource table = new Resource("orders", "table", Map.of(), NOON);

        Investigation state = after(
                new JournalEntry.TopologySeen(NOON, new Inventory(List.of(checkout), List.of())),
                new JournalEntry.TopologySeen(NOON, new Inventory(List.of(table), List.of())));

        assertThat(state.topology().resources()).containsOnlyKeys("checkout", "orders");
    }

    @Test
    void runbooksGapsOfferingsAndRefusalsAreKeptInOrder() {
        JournalEntry.RunbookConsulted runbook = new JournalEntry.RunbookConsulted(NOON, "rollback", "a deployment is near");
        Gap gap = new Gap("M1.g1", Look.METRICS, "latency", "timeout", "ask again");
        JournalEntry.EvidenceOffered offered = new JournalEntry.EvidenceOffered(NOON, "m1", "ann", "I restarted it", null, NOON, "bot-2");
        JournalEntry.ClaimRefused refused = new JournalEntry.ClaimRefused(NOON, "it was DNS", "no observation");

        Investigation state = after(runbook, new JournalEntry.GapFound(NOON, gap), offered, refused);

        assertThat(state.runbooks()).containsExactly(runbook);
        assertThat(state.gaps()).containsExactly(gap);
        assertThat(state.offered()).containsExactly(offered);
        assertThat(state.refusedClaims()).containsExactly(refused);
    }

    @Test
    void aHypothesisIsOpenUntilItIsJudged() {
        Investigation stated = after(new JournalEntry.HypothesisStated(NOON, HYPOTHESIS));
        Investigation judged = stated.after(
                new Recorded(3, new JournalEntry.HypothesisJudged(NOON, "H1", Hypothesis.Verdict.SUPPORTED, WHY)));

        assertThat(stated.hypotheses()).containsExactly(new HypothesisRecord(HYPOTHESIS, null, null));
        assertThat(judged.hypotheses()).containsExactly(new HypothesisRecord(HYPOTHESIS, Hypothesis.Verdict.SUPPORTED, WHY));
    }

    @Test
    void aJudgementOfAnUnknownHypothesisChangesNothing() {
        Investigation state = after(new JournalEntry.HypothesisJudged(NOON, "H9", Hypothesis.Verdict.REFUTED, WHY));

        assertThat(state.hypotheses()).isEmpty();
        assertThat(state.position()).isEqualTo(2);
    }

    @Test
    void openTasksAreTheSpecialistsThatShouldBeRunning() {
        Signal signal = new Signal("checkout", "error-rate", "errors", 3.5, NOON, Map.of(), null);

        Investigation state = after(
                new JournalEntry.TaskOpened(NOON, task("M1")),
                new JournalEntry.TaskOpened(NOON, task("M2")),
                new JournalEntry.TaskOpened(NOON, task("M3")),
                new JournalEntry.TaskFinished(NOON, "M1", "errors rose", List.of(signal)),
                new JournalEntry.TaskCancelled(NOON, "M2", "not needed"));

        assertThat(state.phase()).isEqualTo(Phase.LOOKING);
        assertThat(state.openTasks()).containsExactly(task("M3"));
        assertThat(state.tasks()).containsExactly(
                new TaskRecord(task("M1"), NOON, TaskState.FINISHED, "errors rose", List.of(signal)),
                new TaskRecord(task("M2"), NOON, TaskState.CANCELLED, "not needed", List.of()),
                new TaskRecord(task("M3"), NOON, TaskState.OPEN, "", List.of()));
        assertThat(state.task("M3")).isPresent();
        assertThat(state.task("M4")).isEmpty();
    }

    @Test
    void observationsAreFoundById() {
        Investigation state = after(
                new JournalEntry.ObservationMade(NOON, "M1", observation("M1.1", "errors rose")),
                new JournalEntry.ObservationMade(NOON, "M1", observation("M1.2", "latency did not")));

        assertThat(state.observations()).extracting(Observation::id).containsExactly("M1.1", "M1.2");
        assertThat(state.observation("M1.2")).contains(observation("M1.2", "latency did not"));
        assertThat(state.observation("M1.3")).isEmpty();
        assertThat(state.observationsById()).containsOnlyKeys("M1.1", "M1.2");
    }

    @Test
    void steeringNarrowsTheScopeAndWaitsToBeAccountedFor() {
        JournalEntry.SteeringReceived focus = steering("m1", new Direction.FocusOn(List.of("forge")));
        JournalEntry.SteeringReceived not = steering("m2", new Direction.Exclude(List.of("table")));
        JournalEntry.SteeringAccounted used = new JournalEntry.SteeringAccounted(NOON, "m1", true, "in M4");

        Investigation state = after(focus, not, used);

        assertThat(state.scope().focus()).containsExactly("forge");
        assertThat(state.scope().excluded()).containsExactly("table");
        assertThat(state.steering()).containsExactly(new SteeringRecord(focus, used), new SteeringRecord(not, null));
        assertThat(state.unaccountedSteering()).containsExactly(not);
    }

    @Test
    void everyDirectionChangesTheScopeInItsWay() {
        Instant onset = NOON.minusSeconds(600);

        assertThat(after(steering("m", new Direction.Since(onset))).scope().since()).isEqualTo(onset);
        assertThat(after(steering("m", new Direction.LastWave())).scope().lastWaveOnly()).isTrue();
        assertThat(after(steering("m", new Direction.Stop())).scope()).isEqualTo(SCOPE);
        assertThat(after(steering("m", new Direction.NotUnderstood("no such word"))).scope()).isEqualTo(SCOPE);
    }

    @Test
    void theLaterWordOfTwoThatContradictHolds() {
        Investigation excluded = after(
                steering("m1", new Direction.FocusOn(List.of("forge"))), steering("m2", new Direction.Exclude(List.of("forge"))));
        Investigation focused = after(
                steering("m1", new Direction.Exclude(List.of("forge"))), steering("m2", new Direction.FocusOn(List.of("forge"))));

        assertThat(excluded.scope().focus()).isEmpty();
        assertThat(excluded.scope().excluded()).containsExactly("forge");
        assertThat(focused.scope().focus()).containsExactly("forge");
        assertThat(focused.scope().excluded()).isEmpty();
    }

    @Test
    void wideningForgetsEarlierDirections() {
        Investigation state = after(
                steering("m1", new Direction.FocusOn(List.of("forge"))),
                steering("m2", new Direction.LastWave()),
                steering("m3", new Direction.Widen()));

        assertThat(state.scope()).isEqualTo(new Scope(SCOPE.window(), null, Set.of(), Set.of(), false));
    }

    @Test
    void questionsAreOpenUntilTheyAreAnswered() {
        JournalEntry.QuestionAnswered answer = new JournalEntry.QuestionAnswered(NOON, "q1", List.of(WHY));

        Investigation state = after(question("q1"), question("q2"), answer);

        assertThat(state.questions()).containsExactly(
                new QuestionRecord(question("q1"), answer), new QuestionRecord(question("q2"), null));
        assertThat(state.openQuestions()).containsExactly(question("q2"));
    }

    @Test
    void aMessageIsHeardWhateverItWas() {
        Investigation state = after(
                steering("m1", new Direction.Stop()),
                question("m2"),
                new JournalEntry.EvidenceOffered(NOON, "m3", "ann", "I did it", null, null, null));

        assertThat(state.heard("m1")).isTrue();
        assertThat(state.heard("m2")).isTrue();
        assertThat(state.heard("m3")).isTrue();
        assertThat(state.heard("m4")).isFalse();
    }

    @Test
    void aLaterConclusionReplacesTheEarlier() {
        Investigation state = after(
                new JournalEntry.RootCauseConcluded(NOON, inconclusive("first")),
                new JournalEntry.RootCauseConcluded(NOON.plusSeconds(9), inconclusive("second")));

        assertThat(state.phase()).isEqualTo(Phase.CONCLUDED);
        assertThat(state.conclusion()).contains(inconclusive("second"));
        assertThat(state.concludedAt()).contains(NOON.plusSeconds(9));
    }

    @Test
    void aNewTaskAfterTheConclusionMeansLookingAgain() {
        Investigation state = after(
                new JournalEntry.RootCauseConcluded(NOON, inconclusive("first")), new JournalEntry.TaskOpened(NOON, task("M2")));

        assertThat(state.phase()).isEqualTo(Phase.LOOKING);
        assertThat(state.conclusion()).isPresent();
    }

    @Test
    void stoppingAndClosingEndTheCase() {
        Investigation stopped = after(new JournalEntry.InvestigationStopped(NOON, "ann said so"));
        Investigation closed = stopped.after(new Recorded(3, new JournalEntry.InvestigationClosed(NOON, "done")));

        assertThat(stopped.phase()).isEqualTo(Phase.STOPPED);
        assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void anEntryOfAKindNotKnownOnlyMovesThePosition() {
        Investigation state = after(new JournalEntry.Unrecognized(NOON.plusSeconds(5), "PlanDrawn", "{}"));

        assertThat(state.position()).isEqualTo(2);
        assertThat(state.lastAt()).contains(NOON.plusSeconds(5));
        assertThat(state.phase()).isEqualTo(Phase.OPENED);
    }
}
