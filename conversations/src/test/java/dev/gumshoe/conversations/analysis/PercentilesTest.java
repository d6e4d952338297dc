package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private static final class Given implements MetricSource {

        @Override
        public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
            return new ToolResult.NothingFound<>(new Evidence("given", "nothing", query.window(), ""));
        }

        @Override
        public String name() {
            return "given";
        }

        @Override
        public Health health() {
            return Health.good("in memory");
        }
    }

    static MetricSource source() {
        return new Given();
    }

    static Measured measured(String resource, String metric, double strength) {
        MetricSeries series = new MetricSeries(resource, metric, new long[] {0}, new double[] {1});
        Deviation deviation = new Deviation(1, 1, 5, 9, 1.6, strength, AT, AT, 3);
        return new Measured(new Given(), series, MetricClass.of(metric), deviation);
    }

    @Test
    void theHighestPercentileAloneCountsHalf() {
        Measured alone = measured("forge", "latency_p99", 2);
        Percentiles percentiles = Percentiles
                .among(List.of(alone, measured("forge", "latency_p90", 0), measured("forge", "latency_p50", 0)));

        assertThat(percentiles.agreement(alone)).isEqualTo(0.5);
    }

    @Test
    void percentilesThatRiseTogetherCountInFull() {
        Measured one = measured("forge", "latency_p99", 1.5);
        Percentiles percentiles = Percentiles.among(List.of(one, measured("forge", "latency_p90", 1.6)));

        assertThat(percentiles.agreement(one)).isEqualTo(1);
    }

    @Test
    void otherDurationsAndOtherResourcesHaveNoSay() {
        Measured one = measured("forge", "latency_p99", 2);
        Percentiles percentiles = Percentiles
                .among(List.of(one, measured("table", "latency_p90", 0), measured("forge", "queue_wait_p90", 0)));

        assertThat(percentiles.agreement(one)).isEqualTo(1);
    }

    @Test
    void onlyDurationsHavePercentilesThatMustAgree() {
        Measured errors = measured("forge", "errors_5", 2);
        Percentiles percentiles = Percentiles.among(List.of(errors, measured("forge", "errors_4", 0)));

        assertThat(percentiles.agreement(errors)).isEqualTo(1);
    }
}
