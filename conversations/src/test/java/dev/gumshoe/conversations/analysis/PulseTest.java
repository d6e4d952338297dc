package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulseTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:10:30Z");

    /** Failures of the shop: 0.4 until three minutes ago, 0.1 since. */
    private record Shop(Duration every) implements MetricSource {

        @Override
        public String name() {
            return "shop";
        }

        @Override
        public Health health() {
            return Health.good("");
        }

        @Override
        public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
            Instant mended = NOW.minus(Duration.ofMinutes(3));
            long[] times = LongStream.iterate(query.window().from().toEpochMilli(), t -> t < query.window().to().toEpochMilli(),
                    t -> t + every.toMillis()).toArray();
            double[] values = LongStream.of(times).mapToDouble(t -> t < mended.toEpochMilli() ? 0.4 : 0.1).toArray();
            each.accept(new MetricSeries("shop", "error_rate", times, values));
            return new ToolResult.Found<>(new Tally(1, List.of()), new Evidence(name(), "error_rate", query.window(), ""));
        }
    }

    @ParameterizedTest
    @CsvSource({"15s, 0.1", "60s, 0.1", "90s, 0.2"})
    void readsThreePointsAtLeastHoweverSeldomTheSeriesIsMeasured(String every, double level) {
        EvidenceSources shop = EvidenceSources.of(new Shop(Duration.parse("PT" + every)));

        Pulse.Reading reading = Pulse
                .read(shop, "shop", "error_rate", TimeWindow.endingAt(NOW, Duration.ofMinutes(30)), Duration.ofMinutes(2))
                .orElseThrow();

        assertThat(reading.tells()).isTrue();
        assertThat(reading.level()).isEqualTo(level, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"3m, false", "1m, true"})
    void doesNotTakeWhatIsLongPastForNow(String every, boolean tells) {
        EvidenceSources shop = EvidenceSources.of(new Shop(Duration.parse("PT" + every)));

        assertThat(Pulse.read(shop, "shop", "error_rate", TimeWindow.endingAt(NOW, Duration.ofMinutes(30)), Duration.ofMinutes(2)))
                .hasValueSatisfying(reading -> assertThat(reading.tells()).isEqualTo(tells));
    }
}
