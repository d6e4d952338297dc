package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuickAnswerTest {

    private static final Instant START = Instant.parse("2026-03-03T13:00:00Z");
    private static final int BROKEN = 50;

    /** An hour, a point a minute; from minute 50 on it takes another share of the usual time. */
    private static CallMix.Read series(String metric, double usual, double share) {
        Random random = new Random(metric.hashCode());
        long[] times = IntStream.range(0, 60).mapToLong(i -> START.plusSeconds(60L * i).toEpochMilli()).toArray();
        double[] values = IntStream.range(0, 60).mapToDouble(i -> (usual + random.nextDouble() * usual / 20) * (i < BROKEN ? 1 : share))
                .toArray();
        return new CallMix.Read(PercentilesTest.source(), new MetricSeries("forge", metric, times, values));
    }

    private static List<QuickAnswer> quick(CallMix.Read... series) {
        return QuickAnswer.among(List.of(series), START.plusSeconds(60L * BROKEN));
    }

    @Test
    void whoTakesAFractionOfItsTimeIsQuick() {
        QuickAnswer answer = quick(series("latency_p50_ms", 40, 0.1), series("latency_p90_ms", 90, 0.1)).getFirst();

        assertThat(answer.tell("forge")).contains("forge answers in a fraction of its usual time: p50 latency", "fell from 41 ms to 4.1 ms",
                "13:50:00");
        assertThat(answer.signal(null).figures().get("ratio")).isBetween(0.05, 0.2);
        assertThat(answer.signal(null).kind()).isEqualTo(SignalKinds.HASTY);
    }

    @Test
    void aSlowSpellThatIsOverIsNot() {
        assertThat(quick(series("latency_p50_ms", 40, 1), series("latency_p90_ms", 90, 1), series("latency_p99_ms", 900, 0.1))).isEmpty();
    }

    @Test
    void whatItsCallersWaitOrHowMuchItGetsSaysNothingOfItsWork() {
        assertThat(quick(series("client_latency_p50_ms", 40, 0.1), series("requests", 90, 0.1))).isEmpty();
    }
}
