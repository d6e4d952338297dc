package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.LeadTaken;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.Mitigation.Errand;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class MitigatorTest {

    private final InMemoryJournal journal = new InMemoryJournal();
    private final Mitigator mitigator = Mitigator.none(InstantSource.fixed(Cases.ALARM));

    private void write(JournalEntry... entries) throws Overtaken {
        journal.append("inv-1", journal.read("inv-1", 0).size(), List.of(entries));
    }

    private Investigation state() {
        return new Investigation("inv-1").after(journal.read("inv-1", 0));
    }

    private static Conclusion concluded(RootCause... causes) {
        return new Conclusion(List.of(causes), List.of(new Suspect("forge", 0.5, List.of(), List.of())), List.of(), Mechanism.OTHER,
                Cases.ALARM, 0.5,
                causes.length > 0, Impact.unknown(), List.of(), List.of(), "");
    }

    private static RootCause cause() {
        return new RootCause("forge", Mechanism.OTHER, null, Statement.of("forge did it"), List.of(), 0.9);
    }

    @Test
    void waitsForAConclusionBeforeItPlans() throws Exception {
        write(Cases.opened("inv-1"), new LeadTaken(Cases.ALARM, "me"), new MitigationAsked(Cases.ALARM, "m1", "ada", "fix it", null));

        assertThat(Mitigator.jobs(state())).isEmpty();

        write(new RootCauseConcluded(Cases.ALARM, concluded(cause())));

        assertThat(Mitigator.jobs(state())).extracting(Mitigator.Job::errand).containsExactly(Errand.PLAN);
    }

    @Test
    void saysWhyThereIsNoPlanAgainstACauseThatIsNotCertain() throws Exception {
        write(Cases.opened("inv-1"), new LeadTaken(Cases.ALARM, "me"), new RootCauseConcluded(Cases.ALARM, concluded()),
                new MitigationAsked(Cases.ALARM, "m1", "ada", "fix it", null));

        MitigationRuns.next(mitigator, journal, "inv-1", "me");

        Mitigation latest = state().mitigations().latest().orElseThrow();
        assertThat(latest.unplanned()).isNotNull();
        assertThat(java.util.Objects.requireNonNull(latest.unplanned()).why()).contains("No cause is certain enough").contains("forge");
        assertThat(Mitigator.jobs(state())).isEmpty();
    }

    @Test
    void writesNothingWhenAnotherProcessLeads() throws Exception {
        write(Cases.opened("inv-1"), new LeadTaken(Cases.ALARM, "another"), new RootCauseConcluded(Cases.ALARM, concluded(cause())),
                new MitigationAsked(Cases.ALARM, "m1", "ada", "fix it", null));

        MitigationRuns.next(mitigator, journal, "inv-1", "me");

        assertThat(state().mitigations().latest().orElseThrow().errand()).contains(Errand.PLAN);
    }
}
