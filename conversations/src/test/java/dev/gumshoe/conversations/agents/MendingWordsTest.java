package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationApplied;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationPlanned;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import dev.gumshoe.conversations.investigation.MitigationPlan.Step;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MendingWordsTest {

    private final MessageReader reader = new MessageReader(new SpokenTime(ZoneOffset.UTC), InstantSource.fixed(Cases.ALARM));

    private static Investigation planned() {
        MitigationPlan plan = new MitigationPlan("plan-1", "r", "Roll back", "forge", Mechanism.BAD_DEPLOYMENT, null,
                Statement.of("because"), "falls",
                Risk.LOW, "none", List.of(), List.of(new Step(Phase.APPLY, "Undo", "undo", true, "ok", Risk.LOW, "forge")), List.of(), null,
                List.of(),
                List.of());
        return Cases.after(new MitigationAsked(Cases.ALARM, "m1", "ada", "fix it", null), new MitigationPlanned(Cases.ALARM, "m1", plan));
    }

    @ParameterizedTest
    @ValueSource(strings = {"how do we fix it?", "How can we mitigate this?", "what should we do?", "what do we do now?",
        "plan a mitigation", "fix it",
        "mitigate", "give me a plan", "how to fix this?"})
    void wantsAPlan(String text) {
        assertThat(reader.read(text, true, Cases.after())).isInstanceOf(Utterance.Mend.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what did you look at?", "who fixed it last time?", "when did it start?", "focus on forge"})
    void wantsSomethingElse(String text) {
        assertThat(reader.read(text, true, Cases.after())).isNotInstanceOf(Utterance.Mend.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "Done.", "it's done", "it’s done", "applied", "we applied it", "I rolled it back",
        "we have rolled back forge", "the fix is live", "done, I applied the plan", "Done! The plan is applied.", "plan applied",
        "ok, applied the plan just now", "the rollback is done", "the roll back has been completed", "I just ran it",
        "it has been rolled back"})
    void saysThatAPlanWasAppliedWhileOneWaits(String text) {
        assertThat(reader.read(text, false, planned())).isInstanceOf(Utterance.Applied.class);
        assertThat(reader.read(text, false, Cases.after())).isNotInstanceOf(Utterance.Applied.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I restarted bot-2 just now", "we scaled forge up", "I replaced a host"})
    void anotherDeedIsNotThePlans(String text) {
        assertThat(reader.read(text, true, planned())).isInstanceOf(Utterance.Evidence.class);
    }

    @Test
    void takesItForNoQuestionWhenItWasNoticedBefore() {
        Investigation noticed = planned().after(new Recorded(planned().position() + 1,
                new MitigationApplied(Cases.ALARM, "plan-1", null, null, null, "it is terminated")));

        assertThat(reader.read("done, I applied the plan", true, noticed)).isInstanceOf(Utterance.Applied.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not done yet", "the plan is good", "done, but what about the plans table?", "plan a rollback",
        "the fix is in review", "have you rolled back?", "who applied it?", "I looked at forge, it is fine", "we did not do it",
        "I put the kids to bed", "did it happen in eu or us", "did it help"})
    void saysNothingOfTheKind(String text) {
        assertThat(reader.read(text, false, planned())).isNotInstanceOf(Utterance.Applied.class);
    }
}
