package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.evidence.MetricSeries;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The locker in Redis: one hash a case, {@code gumshoe:{CASE}:locker}, name to series as {@link SeriesBytes} writes them. A case's locker
 * expires when nothing was put into it for the retention time.
 *
 * <p>What is kept under one key has at most {@value #MOST_POINTS} points; of longer series every stretch keeps its lowest and its highest
 * point, so that a chart drawn from them looks the same.
 */
public final class RedisLocker implements Locker {

    /** The most points kept under one key. */
    public static final int MOST_POINTS = 100_000;

    private final Redis redis;

    /** A locker in the given Redis. */
    public RedisLocker(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void keep(String key, List<MetricSeries> series) {
        byte[] bytes = SeriesBytes.write(Thinning.toAtMost(MOST_POINTS, series));
        redis.ask(() -> redis.commands().hset(hash(key), field(key), bytes));
        redis.ask(() -> redis.commands().pexpire(hash(key), redis.settings().retention().toMillis()));
    }

    @Override
    public Optional<List<MetricSeries>> open(String key) {
        return Optional.ofNullable(redis.ask(() -> redis.commands().hget(hash(key), field(key)))).map(SeriesBytes::read);
    }

    @Override
    public void clear(String caseId) {
        redis.ask(() -> redis.commands().del(redis.keys().locker(caseId)));
    }

    private byte[] hash(String key) {
        return redis.keys().locker(key.substring(0, slash(key))).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] field(String key) {
        return key.substring(slash(key) + 1).getBytes(StandardCharsets.UTF_8);
    }

    private static int slash(String key) {
        int slash = key.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("locker key '" + key + "' is not of the form CASE/NAME");
        }
        return slash;
    }
}
