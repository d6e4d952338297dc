package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofTest {

    private static final Instant FIRED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ONSET = FIRED.minusSeconds(300);
    private static final Scope HOUR = Scope.of(TimeWindow.endingAt(FIRED, Duration.ofHours(1)));

    /** A service was rolled out, and logs a new line ever since. */
    private static Conclusion afterARollOut(String line, Map<String, Double> marks) {
        Map<String, Double> figures = new HashMap<>(Map.of("quiet", 0.0, "incident", 400.0, "z", 20.0, "severe", 0.0));
        figures.putAll(marks);
        Evidence evidence = new Evidence("logs", "bot", HOUR.window(), line);
        Observation seen = new Observation("L1.1", Look.LOGS, Stance.FOR, "bot", "bot logs “" + line + "”.", ONSET, List.of(evidence),
                null);
        Signal logged = new Signal("bot", SignalKinds.LOG_TEMPLATE_NEW, line, 20, ONSET, figures, "L1.1");
        Signal deployed = new Signal("bot", SignalKinds.CHANGE, "d-1", 1, ONSET.minusSeconds(20), Map.of("kind-deployment", 1.0), null);
        Alert alert = new Alert("a", "f", "errors", "", Severity.HIGH, FIRED, null, null, "test", null, Map.of());
        List<JournalEntry> entries = List.of(
                new InvestigationOpened(FIRED, "c", alert, HOUR, null, null),
                new TaskOpened(FIRED, new Task("L1", Look.LOGS, "?", HOUR, null)),
                new ObservationMade(FIRED, "L1", seen),
                new TaskFinished(FIRED, "L1", "looked", List.of(logged, deployed)));
        Investigation state = new Investigation("c");
        for (int i = 0; i < entries.size(); i++) {
            state = state.after(new Recorded(i + 1, entries.get(i)));
        }
        return Conclusions.conclude(state);
    }

    @Test
    void aRollOutThatHurtNobodyIsNoCause() {
        Conclusion conclusion = afterARollOut("starting bot 2.21.2", Map.of(LogFindings.ROUTINE, 1.0));

        assertThat(conclusion.mechanism()).isEqualTo(Mechanism.NONE);
        assertThat(conclusion.conclusive()).isFalse();
        assertThat(conclusion.confidence()).isLessThan(Calibration.LINE / 2 + 0.01);
        assertThat(conclusion.summary()).startsWith("Nothing left its usual range");
    }

    @Test
    void aLineThatDoesNotSayThatAllIsWellMayTellOfHarm() {
        Conclusion conclusion = afterARollOut("amount is not finite, sending it as it is", Map.of());

        assertThat(conclusion.mechanism()).isNotEqualTo(Mechanism.NONE);
        assertThat(conclusion.ranked().getFirst().resource()).isEqualTo("bot");
    }
}
