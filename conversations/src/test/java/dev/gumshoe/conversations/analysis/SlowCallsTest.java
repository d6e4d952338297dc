package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlowCallsTest {

    private static final Instant QUIET_UNTIL = Instant.ofEpochSecond(120);

    /** Gateway calls half of the time the list, now and then the mail, and one time in fourteen each of the rest. */
    private static final Map<String, Double> REQUESTS = Map.of("gateway", 10.0, "list", 50.0, "cart", 7.0, "ads", 7.0, "cash", 35.0,
            "mail", 0.2);

    private static List<Signal> found(double p90, double p95, double p99) {
        List<Measured> measured = List.of(PercentilesTest.measured("gateway", "ClientLatencyP90", p90),
                PercentilesTest.measured("gateway", "ClientLatencyP95", p95), PercentilesTest.measured("gateway", "ClientLatencyP99", p99));
        List<MetricSeries> series = REQUESTS.entrySet().stream()
                .map(e -> new MetricSeries(e.getKey(), "requests", new long[] {0, 60_000, 120_000},
                        new double[] {e.getValue(), e.getValue(), 999}))
                .toList();
        List<Relation> calls = Stream.of("list", "cart", "ads", "cash", "mail")
                .map(callee -> new Relation("gateway", callee, RelationKind.CALLS, "declared", QUIET_UNTIL))
                .toList();
        return SlowCalls.among(measured, series, Topology.merging(List.of(new Inventory(List.of(), calls))), QUIET_UNTIL);
    }

    private static double fit(List<Signal> signals, String callee) {
        return new Profile(callee, signals.stream().filter(s -> s.resource().equals(callee)).toList()).slowForAll();
    }

    @Test
    void whoGetsAsManyCallsAsAreSlowFits() {
        List<Signal> signals = found(0, 2, 2);

        assertThat(fit(signals, "cart")).isEqualTo(1);
        assertThat(fit(signals, "list")).isLessThan(0.3);
        assertThat(fit(signals, "mail")).isLessThan(0.3);
    }

    @Test
    void whereOneCallInTenIsSlowARareCalleeDoesNotFit() {
        List<Signal> signals = found(2, 2, 2);

        assertThat(fit(signals, "list")).isEqualTo(1);
        assertThat(fit(signals, "mail")).isLessThan(0.3);
    }

    @Test
    void whoDoesNotSeemToWaitOnlyLowersTheOdds() {
        assertThat(fit(found(0, 0, 0), "list")).isEqualTo(0.4);
    }

    @Test
    void readsThePercentileFromTheName() {
        assertThat(Stream.of("PodClientLatencyP95(s)", "latency-50", "latency_p999", "latency").map(SlowCalls::percentile))
                .containsExactly(0.95, 0.50, 0.999, 0.0);
    }
}
