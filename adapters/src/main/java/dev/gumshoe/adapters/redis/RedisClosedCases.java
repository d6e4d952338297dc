package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.prevention.ClosedCase;
import dev.gumshoe.conversations.prevention.ClosedCases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.params.ZRangeParams;

/**
 * Closed cases in Redis: one hash, {@code gumshoe:{closed}:cases}, of what is kept of each, and an index of when they were opened. They outlive
 * their journals; what is older than a year is forgotten when another is kept.
 */
public final class RedisClosedCases implements ClosedCases {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final Script KEEP = new Script("""
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
            local old = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[4], 'LIMIT', 0, 100)
            for _, each in ipairs(old) do
              redis.call('HDEL', KEYS[1], each)
              redis.call('ZREM', KEYS[2], each)
            end
            return #old
            """);

    private final Redis redis;
    private final Function<ClosedCase, String> write;
    private final Function<String, Optional<ClosedCase>> read;

    /**
     * Closed cases in the given Redis.
     *
     * @param write makes one line of a case
     * @param read makes a case of it again; empty when it cannot, and the case is passed over
     */
    public RedisClosedCases(Redis redis, Function<ClosedCase, String> write, Function<String, Optional<ClosedCase>> read) {
        this.redis = redis;
        this.write = write;
        this.read = read;
    }

    @Override
    public void keep(ClosedCase closed) {
        redis.run(KEEP, List.of(cases(), index()),
                List.of(closed.id(), write.apply(closed), Long.toString(closed.openedAt().toEpochMilli()),
                        Long.toString(closed.openedAt().minus(KEPT).toEpochMilli())));
    }

    @Override
    public Optional<ClosedCase> named(String id) {
        return Optional.ofNullable(redis.ask(() -> redis.commands().hget(cases(), id))).flatMap(read);
    }

    @Override
    public List<ClosedCase> opened(Instant from, Instant to) {
        List<String> ids = redis
                .ask(() -> redis.commands().zrange(index(),
                        new ZRangeParams(Protocol.Keyword.BYSCORE, Long.toString(from.toEpochMilli()), "(" + to.toEpochMilli())));
        return ids.isEmpty()
                ? List.of()
                : redis.ask(() -> redis.commands().hmget(cases(), ids.toArray(String[]::new))).stream().filter(Objects::nonNull)
                        .map(read).flatMap(Optional::stream).toList();
    }

    private String cases() {
        return redis.keys().closed("cases");
    }

    private String index() {
        return redis.keys().closed("opened");
    }
}
