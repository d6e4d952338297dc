package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Why a change is no explanation is said as it was. */
class ChangeFitTest {

    private static final Instant ONSET = Instant.parse("2026-03-01T12:00:00Z");

    private static ChangeFit tagsChanged(Instant at) {
        Signal change = new Signal(
                "table", "change", "evt-1", 1, at, Map.of(ChangesExamination.figure(Change.Kind.CONFIG), 1.0), null);
        Investigation state = new Investigation("c");
        return ChangeFit.of(change, "forge", ONSET, DependencyGraph.of(state.topology()), state, Set.of("deserialise"));
    }

    @Test
    void whatCameBeforeTheTroubleIsSaidToHaveComeBefore() {
        ChangeFit fit = tagsChanged(ONSET.minusSeconds(119));

        assertThat(fit.why()).contains("it came 119 s before the trouble began");
    }

    @Test
    void whatCameAsTheTroubleBeganIsNotSaidToHaveComeBefore() {
        ChangeFit fit = tagsChanged(ONSET.plusSeconds(119));

        assertThat(fit.why()).contains("it came 119 s after the first sign of trouble").doesNotContain("before");
    }

    @Test
    void whatCameWellAfterTheBeginningCameTooLate() {
        ChangeFit fit = tagsChanged(ONSET.plusSeconds(600));

        assertThat(fit.why()).isEqualTo(ChangeFit.AFTER);
    }
}
