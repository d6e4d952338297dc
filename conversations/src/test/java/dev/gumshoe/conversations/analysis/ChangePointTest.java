package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ChangePointTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final int QUIET = 120;
    private static final Instant BOUNDARY = BEGIN.plus(Duration.ofSeconds(15L * QUIET));

    private static MetricSeries series(String metric, int points, IntToDoubleFunction value) {
        long[] times = new long[points];
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            times[i] = BEGIN.plusSeconds(15L * i).toEpochMilli();
            values[i] = value.applyAsDouble(i);
        }
        return new MetricSeries("forge", metric, times, values);
    }

    private static Deviation deviation(MetricSeries series) {
        return ChangePoint.in(series, MetricClass.of(series.metric()), BOUNDARY).orElseThrow();
    }

    @Test
    void findsWhereALevelShifts() {
        Random noise = new Random(1);
        MetricSeries series = series("latency_p99_ms", 160, i -> (i < 132 ? 20 : 80) + noise.nextGaussian());

        Deviation found = deviation(series);

        assertThat(found.onset()).isEqualTo(series.time(132));
        assertThat(found.effect()).isCloseTo(Math.log(4), offset(0.1));
        assertThat(found.strength()).isGreaterThan(1);
    }

    @Test
    void isNotImpressedByASpikeThatTheQuietTimeHadToo() {
        MetricSeries series = series("latency_ms", 160, i -> i % 40 == 7 || i % 40 == 8 ? 200 : 20 + i % 3);

        assertThat(deviation(series).strength()).isLessThan(Deviation.TELLING);
    }

    @Test
    void takesOneWildPointForNoFault() {
        Random noise = new Random(2);
        MetricSeries series = series("latency_ms", 160, i -> i == 140 ? 60 : 20 + 2 * noise.nextGaussian());

        assertThat(deviation(series).strength()).isLessThan(1);
    }

    @Test
    void takesOneErrorWhereThereWereNoneForNoFault() {
        assertThat(deviation(series("error_count", 160, i -> i == 140 ? 1 : 0)).strength()).isLessThan(0.1);
    }

    @Test
    void seesErrorsThatKeepComingWhereThereWereNone() {
        assertThat(deviation(series("error_count", 160, i -> i >= 130 && i % 2 == 0 ? 1 : 0)).strength()).isGreaterThan(1);
    }

    @Test
    void tellsWhatRanFullFromWhatOnlyRose() {
        Random noise = new Random(3);
        MetricSeries full = series("memory_utilization_percent", 160, i -> (i < 130 ? 50 : 94) + noise.nextGaussian());
        MetricSeries risen = series("memory_utilization_percent", 160, i -> (i < 130 ? 20 : 50) + noise.nextGaussian());
        MetricSeries pool = series("connections_in_use", 160, i -> i < 130 ? 8 + Math.abs(noise.nextGaussian()) : 40);

        assertThat(Saturation.of(full, MetricClass.MEMORY, deviation(full))).isEqualTo(1);
        assertThat(Saturation.of(risen, MetricClass.MEMORY, deviation(risen))).isZero();
        assertThat(Saturation.of(pool, MetricClass.CONNECTIONS, deviation(pool))).isEqualTo(1);
    }

    @Test
    void seesNothingInAConstant() {
        assertThat(deviation(series("cpu", 160, _ -> 5)).strength()).isZero();
    }

    @Test
    void readsSuccessAsTheShareThatFails() {
        MetricSeries series = series("availability_percent", 160, i -> i < 140 ? 99.9 : 94);

        Deviation found = deviation(series);

        assertThat(found.level()).isCloseTo(0.06, offset(0.001));
        assertThat(found.strength()).isGreaterThan(1);
    }

    @Test
    void readsACounterByItsSteps() {
        MetricSeries series = series("errors_total", 160, i -> i < 130 ? i : 130 + 20.0 * (i - 130));

        assertThat(deviation(series).level()).isCloseTo(20, offset(0.5));
    }

    @Test
    void doesNotTakeASlowDriftForAnOnset() {
        MetricSeries series = series("memory_bytes", 160, i -> 1_000 + 5.0 * i + i % 2);

        assertThat(deviation(series).strength()).isLessThan(Deviation.TELLING);
    }

    @Test
    void findsAGoodFallInLatencyNotWorthSuspicion() {
        MetricSeries series = series("latency_ms", 160, i -> i < 130 ? 100 + i % 5 : 20 + i % 5);

        assertThat(deviation(series).strength()).isLessThan(0.01);
    }

    @Test
    void cannotTellWithoutQuietTime() {
        MetricSeries series = series("cpu", 160, i -> i);

        assertThat(ChangePoint.in(series, MetricClass.CPU, BEGIN)).isEmpty();
    }
}
