package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.analysis.ClockGraph.Call;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockGraphTest {

    private static final long LEAST = 100_000;
    private static final Instant FIRED = Instant.parse("2026-03-01T12:00:00Z");

    private static Map<Call, Double> apart(Object... calls) {
        Map<Call, Double> apart = new LinkedHashMap<>();
        for (int i = 0; i < calls.length; i += 3) {
            apart.put(new Call((String) calls[i], (String) calls[i + 1]), ((Number) calls[i + 2]).doubleValue());
        }
        return apart;
    }

    @Test
    void theClockThatDiffersFromMostIsTheWrongOne() {
        Map<Call, Double> apart = apart("front", "cart", 3e6, "front", "ads", 3e6, "cart", "stock", 0);

        assertThat(ClockGraph.ahead(apart, LEAST)).containsExactly(Map.entry("front", -3_000_000L));
    }

    @Test
    void differencesAddUpAlongCalls() {
        Map<Call, Double> apart = apart("front", "cart", 2e6, "cart", "stock", -5e6, "front", "ads", 0);

        assertThat(ClockGraph.ahead(apart, LEAST)).containsOnly(Map.entry("cart", 2_000_000L), Map.entry("stock", -3_000_000L));
    }

    @Test
    void ofTwoThatDifferTheCallersIsTrusted() {
        assertThat(ClockGraph.ahead(apart("front", "cart", -4e6), LEAST)).containsExactly(Map.entry("cart", -4_000_000L));
    }

    @Test
    void clocksThatAgreeNeedNoCorrection() {
        assertThat(ClockGraph.ahead(apart("front", "cart", 0, "cart", "stock", 0), LEAST)).isEmpty();
    }

    @Test
    void aResourcesOwnLinesAreOrderedByTheClockThatMostShare() {
        Signal clock = new Signal("cart", SignalKinds.CLOCK_AHEAD, "clock", 240, null, Map.of(Signals.AHEAD_MILLIS, 240_000.0), null);
        Signal line = line("cart", Map.of());
        Signal othersLine = line("cart", Map.of("named", 1.0));
        Signal elsewhere = line("stock", Map.of());

        Signals read = Signals.of(seen(List.of(clock, line, othersLine, elsewhere)));

        assertThat(read.of(SignalKinds.LOG_ERROR)).extracting(Signal::onset).containsExactly(FIRED.minusSeconds(240), FIRED, FIRED);
    }

    private static Signal line(String resource, Map<String, Double> figures) {
        return new Signal(resource, SignalKinds.LOG_ERROR, "it broke", 9, FIRED, figures, null);
    }

    private static Investigation seen(List<Signal> signals) {
        Scope scope = Scope.of(TimeWindow.endingAt(FIRED, Duration.ofHours(1)));
        Alert alert = new Alert("a", "f", "slow", "", Severity.HIGH, FIRED, null, null, "test", null, Map.of());
        List<JournalEntry> entries = List.of(new InvestigationOpened(FIRED, "c", alert, scope, null, null),
                new TaskOpened(FIRED, new Task("L1", Look.LOGS, "?", scope, null)), new TaskFinished(FIRED, "L1", "looked", signals));
        Investigation state = new Investigation("c");
        for (int i = 0; i < entries.size(); i++) {
            state = state.after(new Recorded(i + 1, entries.get(i)));
        }
        return state;
    }
}
