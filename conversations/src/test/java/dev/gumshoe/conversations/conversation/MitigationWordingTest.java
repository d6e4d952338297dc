package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationApplied;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationPlanned;
import dev.gumshoe.conversations.investigation.JournalEntry.PreValidated;
import dev.gumshoe.conversations.investigation.JournalEntry.RecoverySeen;
import dev.gumshoe.conversations.investigation.JournalEntry.ValidationAsked;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.Mitigation.Errand;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Precondition;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import dev.gumshoe.conversations.investigation.MitigationPlan.Step;
import dev.gumshoe.conversations.investigation.Outcome;
import dev.gumshoe.conversations.investigation.PreValidation;
import dev.gumshoe.conversations.investigation.PreValidation.Checked;
import dev.gumshoe.conversations.investigation.PreValidation.Holds;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MitigationWordingTest {

    private static final Instant AT = Cases.ALARM;
    private static final String PLACE = "slack/C1/1.0";
    private static final MitigationAsked ASKED = new MitigationAsked(AT, "m1", "ada", "how do we fix it?", PLACE);
    private static final MitigationPlanned PLANNED = new MitigationPlanned(AT, "m1",
            new MitigationPlan("plan-1", "r", "Roll forge back to 1.4", "forge",
                    Mechanism.BAD_DEPLOYMENT, "d-1", Statement.of("It began with 1.5"), "Errors fall", Risk.MEDIUM, "Less capacity.",
                    List.of("shop"),
                    List.of(new Step(Phase.APPLY, "Undo it", "kubectl rollout undo deployment/forge", true, "rolled back", Risk.MEDIUM,
                            "forge, pod after pod"),
                            new Step(Phase.ROLL_BACK, "Undo the undoing", "kubectl rollout undo deployment/forge --to-revision=5", true,
                                    "as before", Risk.LOW, "forge")),
                    List.of(), null, List.of(), List.of()));
    private static final MitigationApplied APPLIED = new MitigationApplied(AT, "plan-1", "m2", "ada", PLACE, "done");

    private static Note said(JournalEntry... entries) {
        Investigation state = Cases.after(entries);
        Optional<Note> note = new Narration(ZoneOffset.UTC).reply(new Recorded(state.position(), entries[entries.length - 1]), state);
        return note.orElseThrow();
    }

    private static PreValidated looked(Holds holds) {
        return new PreValidated(AT, "plan-1", new PreValidation(List.of(
                new Checked(new Precondition(Precondition.Kind.NOT_UNDONE, "forge", "d-1"), holds,
                        Statement.of("Nobody has undone d-1 yet.")))));
    }

    @Test
    void thePlanShowsEachCommandAsItIsTypedWithWhatToExpectAndWhatItTouches() {
        Note note = said(ASKED, PLANNED);

        assertThat(note.headline()).isEqualTo("Roll forge back to 1.4");
        assertThat(note.sections()).extracting(Note.Section::label).containsExactly("Why this", "What to expect", "Risk: medium",
                "Apply: Undo it (medium risk)", "Roll back: Undo the undoing (low risk)");
        assertThat(note.sections().get(3).lines()).containsExactly(
                "```\nkubectl rollout undo deployment/forge\n```\n→ rolled back\nTouches: forge, pod after pod");
        assertThat(note.actions()).extracting(Action::kind).containsExactly(Action.Kind.APPLIED, Action.Kind.RECHECK);
    }

    @ParameterizedTest
    @CsvSource({"YES,It is yours to apply", "NO,Wait before you apply it", "DONE,Nothing is left to apply",
        "UNKNOWN,as far as could be seen"})
    void theLookAtItSaysWhetherToGoAhead(Holds holds, String words) {
        assertThat(said(ASKED, PLANNED, looked(holds)).headline()).contains(words);
    }

    @Test
    void whatDidNotHelpIsToBeRolledBackWithItsCommand() {
        Note ill = said(ASKED, PLANNED, looked(Holds.YES), APPLIED,
                new RecoverySeen(AT, "plan-1", Outcome.NOT_RECOVERED, Statement.of("31 %"), null));
        Note well = said(ASKED, PLANNED, looked(Holds.YES), APPLIED,
                new RecoverySeen(AT, "plan-1", Outcome.RECOVERED, Statement.of("0.2 %"), null));

        assertThat(ill.headline()).startsWith("Not recovered. Roll it back");
        assertThat(ill.sections().toString()).contains("--to-revision=5");
        assertThat(well.headline()).startsWith("Recovered");
        assertThat(well.sections().toString()).doesNotContain("--to-revision=5");
    }

    @Test
    void whatIsToBeDoneFollowsTheRecord() {
        assertThat(errand(ASKED)).contains(Errand.PLAN);
        assertThat(errand(ASKED, PLANNED)).contains(Errand.VALIDATE);
        assertThat(errand(ASKED, PLANNED, looked(Holds.YES))).contains(Errand.NOTICE);
        assertThat(errand(ASKED, PLANNED, looked(Holds.YES), new ValidationAsked(AT, "m3", "bob", PLACE, "plan-1")))
                .contains(Errand.VALIDATE);
        assertThat(errand(ASKED, PLANNED, looked(Holds.YES), APPLIED)).contains(Errand.WATCH);
        assertThat(errand(ASKED, PLANNED, looked(Holds.YES), APPLIED,
                new RecoverySeen(AT, "plan-1", Outcome.RECOVERED, Statement.of("0.2 %"), null))).isEmpty();
    }

    private static Optional<Errand> errand(JournalEntry... entries) {
        return Cases.after(entries).mitigations().latest().flatMap(Mitigation::errand);
    }

    @Test
    void theSameMessageIsHeardOnce() {
        Investigation state = Cases.after(ASKED, PLANNED, APPLIED);

        assertThat(state.heard("m1")).isTrue();
        assertThat(state.heard("m2")).isTrue();
        assertThat(state.heard("m9")).isFalse();
    }
}
