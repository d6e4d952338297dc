package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What exists, in which state, and what of it may be out of date. */
class StaleSurveysTest {

    private static final Instant NOW = Instant.parse("2026-03-03T14:00:00Z");

    private static Findings look(Survey survey) {
        Atlas atlas = new Atlas(List.of(survey.source()), Duration.ofMinutes(30), 100, () -> NOW);
        atlas.take(List.of(survey));
        Alert alert = new Alert("a", "a", "errors", "", Severity.HIGH, NOW, null, null, "test", null, Map.of());
        Scope scope = Scope.of(TimeWindow.endingAt(NOW, Duration.ofHours(1)));
        Investigation state = new Investigation("c").after(new Recorded(1, new InvestigationOpened(NOW, "c", alert, scope, null, null)));
        Task task = new Task("S1", Look.TOPOLOGY, "what is there?", scope, null);
        return new TopologyExamination().examine(new LookRequest(task, state, EvidenceSources.of(atlas), new InMemoryLocker()));
    }

    @Test
    void areAGapWhoseMendNamesThePermissionThatIsMissing() {
        Findings findings = look(
                Survey.failed("spans of aws xray", "denied: production eu-west-1: xray:GetTraceSummaries is not allowed to "
                        + "the program's own credentials; add it to the role's policy, `gumshoe setup aws` prints all it needs", NOW));

        assertThat(findings.gaps()).anySatisfy(gap -> {
            assertThat(gap.what()).isEqualTo("resources as spans of aws xray knows them");
            assertThat(gap.mend()).contains("xray:GetTraceSummaries", "add it to the role's policy");
        });
    }

    @Test
    void areAGapThatAsksForAnAnswerWhereNothingElseIsKnown() {
        Findings findings = look(Survey.failed("cmdb", "timeout: it did not answer within 60 s", NOW));

        assertThat(findings.gaps()).anySatisfy(gap -> assertThat(gap.mend()).isEqualTo("make cmdb answer"));
    }
}
