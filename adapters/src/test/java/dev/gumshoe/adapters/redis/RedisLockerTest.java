package dev.gumshoe.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.evidence.LockerContract;
import dev.gumshoe.conversations.evidence.MetricSeries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The locker in a real Redis keeps the contract, and its bounds. */
class RedisLockerTest implements LockerContract {

    private final Redis redis = TestRedis.connect();

    @Override
    public Locker locker() {
        return new RedisLocker(redis);
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }

    private static MetricSeries flat(String name, int points) {
        return new MetricSeries(name, "m", LongStream.range(0, points).toArray(), new double[points]);
    }

    @Test
    void whatIsTooLongIsKeptWithItsPeaks() {
        double[] values = new double[400_000];
        values[123_456] = 99;
        values[321_000] = -99;
        MetricSeries spiky = new MetricSeries("spiky", "m", LongStream.range(0, values.length).toArray(), values);

        locker().keep("case/long", List.of(spiky, flat("short", 1_000)));

        List<MetricSeries> kept = locker().open("case/long").orElseThrow();
        assertThat(kept.stream().mapToInt(MetricSeries::size).sum()).isLessThanOrEqualTo(RedisLocker.MOST_POINTS);
        assertThat(kept.getFirst().values()).contains(99, -99);
        assertThat(kept.getFirst().millis(kept.getFirst().firstAtOrAfter(Instant.ofEpochMilli(123_456)))).isEqualTo(123_456);
        assertThat(kept.getLast().size()).isPositive();
    }

    @Test
    void aKeyThatNamesNoCaseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> locker().open("nothing"))
                .withMessage("locker key 'nothing' is not of the form CASE/NAME");
    }

    @Test
    void aFormThisVersionDoesNotKnowIsNamed() {
        byte[] hash = redis.keys().locker("case").getBytes(StandardCharsets.UTF_8);
        redis.commands().hset(hash, "x".getBytes(StandardCharsets.UTF_8), new byte[] {9, 9});

        assertThatIllegalArgumentException().isThrownBy(() -> locker().open("case/x"))
                .withMessage("series kept in a form this version does not know: update Gumshoe");
    }
}
