package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gumshoe.conversations.analysis.Calibration;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauseConfidenceTest {

    private static final List<String> ALL = List.of("M1.1", "L1.1", "T1.1", "C1.1");

    private static Observation seen(String id, Look look, Stance stance) {
        Observation like = Cases.observation(id);
        return new Observation(id, look, stance, "forge", like.text(), Cases.ALARM.minusSeconds(900), like.evidence(), null);
    }

    private static Investigation state(JournalEntry... more) {
        List<JournalEntry> entries = new ArrayList<>(List.of(Cases.opened("inv-1")));
        List.of(seen("M1.1", Look.METRICS, Stance.FOR), seen("L1.1", Look.LOGS, Stance.FOR), seen("T1.1", Look.TRACES, Stance.FOR),
                seen("C1.1", Look.CHANGES, Stance.FOR)).forEach(o -> entries.add(new ObservationMade(Cases.ALARM, "M1", o)));
        entries.addAll(List.of(more));
        List<Recorded> recorded = new ArrayList<>();
        entries.forEach(entry -> recorded.add(new Recorded(recorded.size() + 1, entry)));
        return new Investigation("inv-1").after(recorded);
    }

    private static Conclusion calculated(String first, double confidence) {
        RootCause cause = new RootCause(first, Mechanism.OTHER, null, Statement.of("It failed first.", "M1.1"), List.of(), confidence);
        return new Conclusion(
                List.of(cause),
                List.of(new Suspect(first, 0.6, List.of("M1.1"), List.of()), new Suspect("forge", 0.3, List.of(), List.of())),
                List.of(), Mechanism.OTHER, Cases.ALARM.minusSeconds(600), confidence, confidence >= Calibration.LINE, Impact.unknown(),
                List.of(), List.of(), "…");
    }

    private static double sure(Investigation state, Conclusion calculated, List<String> cited, double doubt) {
        return new CauseConfidence(state, calculated).of("forge", cited, doubt);
    }

    @Test
    void aModelsDoubtCanOnlyLowerIt() {
        double before = sure(state(), calculated("forge", 0.7), ALL, 0);

        for (double doubt = 0.05; doubt <= 1; doubt += 0.05) {
            double now = sure(state(), calculated("forge", 0.7), ALL, doubt);
            assertThat(now).isBetween(0.0, before);
            before = now;
        }
        assertThat(before).isLessThan(0.1);
    }

    @Test
    void aCauseThatCalculationNamesTooIsAtLeastAsSureAsItIs() {
        assertThat(sure(state(), calculated("forge", 0.93), List.of("M1.1"), 0)).isEqualTo(0.93);
    }

    @Test
    void namesACauseOnThreeKindsOfEvidenceThatAgreeWithAChangeBeforeAndASuspicion() {
        Conclusion unsure = calculated("gateway", 0.1);

        assertThat(sure(state(), unsure, ALL, 0)).isGreaterThanOrEqualTo(Calibration.LINE);
        assertThat(sure(state(), unsure, List.of("M1.1", "L1.1", "C1.1"), 0)).isLessThan(Calibration.LINE);
        assertThat(sure(state(), unsure, List.of("M1.1", "L1.1", "T1.1"), 0)).isLessThan(Calibration.LINE);
    }

    @Test
    void contradictionsAndGapsLowerIt() {
        double undisturbed = sure(state(), calculated("gateway", 0.1), ALL, 0);

        assertThat(sure(state(new ObservationMade(Cases.ALARM, "M1", seen("M1.2", Look.METRICS, Stance.RULED_OUT))),
                calculated("gateway", 0.1), ALL, 0)).isLessThan(undisturbed);
        assertThat(
                sure(state(new GapFound(Cases.ALARM, new Gap("g", Look.LOGS, "what", "why", "mend"))), calculated("gateway", 0.1), ALL, 0))
                .isLessThan(undisturbed);
    }

    @Test
    void anotherCauseIsNoSurerThanCalculationIsUnsureOfItsOwn() {
        assertThat(sure(state(), calculated("gateway", 0.4), ALL, 0)).isCloseTo(0.6, within(1e-9));
        assertThat(sure(state(), calculated("gateway", 0.93), ALL, 0)).isCloseTo(0.07, within(1e-9));
        assertThat(sure(state(), calculated("gateway", 0.4), List.of("M1.1"), 0)).isLessThan(0.6);
    }
}
