package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.investigation.CaseIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.params.ZRangeParams;

/**
 * The index of cases in Redis: three sorted sets in one slot, {@code gumshoe:{index}:all}, {@code open} and {@code closed}, and a string
 * {@code gumshoe:place:PLACE} for each thread; the names stand in {@link Keys}.
 *
 * <p>Closing a case lets its journal, cursors and places expire after the retention time; cases closed longer ago than that leave the
 * index when a new one is opened.
 */
public final class RedisCaseIndex implements CaseIndex {

    private static final Script OPEN = new Script("""
            if redis.call('ZADD', KEYS[1], 'NX', ARGV[2], ARGV[1]) == 1 then
              redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
            end
            local old = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', ARGV[3], 'LIMIT', 0, 100)
            for _, case in ipairs(old) do
              redis.call('ZREM', KEYS[1], case)
              redis.call('ZREM', KEYS[3], case)
            end
            return #old
            """);

    private static final Script CLOSE = new Script("""
            if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then return 0 end
            return redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
            """);

    private static final Script EXPIRE_PLACE = new Script("""
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            return redis.call('PEXPIRE', KEYS[1], ARGV[2])
            """);

    private final Redis redis;
    private final InstantSource clock;

    /** An index in the given Redis; the clock says when cases were closed. */
    public RedisCaseIndex(Redis redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public void opened(String caseId, Instant at) {
        Instant forgotten = clock.instant().minus(redis.settings().retention());
        redis.run(
                OPEN,
                List.of(all(), redis.keys().index("open"), redis.keys().index("closed")),
                List.of(caseId, Long.toString(at.toEpochMilli()), Long.toString(forgotten.toEpochMilli())));
    }

    /** Closing is done in steps, each of which may be repeated; the index comes last, so that a case left half-way is still open. */
    @Override
    public void closed(String caseId) {
        Duration retention = redis.settings().retention();
        for (String place : redis.ask(() -> redis.commands().smembers(redis.keys().places(caseId)))) {
            redis.run(EXPIRE_PLACE, List.of(redis.keys().place(place)), List.of(caseId, Long.toString(retention.toMillis())));
        }
        expire(redis.keys().places(caseId));
        expire(redis.keys().cursors(caseId));
        expire(redis.keys().journal(caseId));
        redis.run(
                CLOSE,
                List.of(redis.keys().index("open"), redis.keys().index("closed")),
                List.of(caseId, Long.toString(clock.millis())));
    }

    private void expire(String key) {
        redis.ask(() -> redis.commands().pexpire(key, redis.settings().retention().toMillis()));
    }

    @Override
    public void placed(String caseId, String place) {
        redis.ask(() -> redis.commands().sadd(redis.keys().places(caseId), place));
        redis.ask(() -> redis.commands().set(redis.keys().place(place), caseId));
    }

    @Override
    public Optional<String> caseAt(String place) {
        return Optional.ofNullable(redis.ask(() -> redis.commands().get(redis.keys().place(place))));
    }

    @Override
    public List<String> open() {
        return redis.ask(() -> redis.commands().zrange(redis.keys().index("open"), 0, -1));
    }

    @Override
    public List<String> recent(int most) {
        return most <= 0 ? List.of() : redis.ask(() -> redis.commands().zrange(all(), new ZRangeParams(0, most - 1).rev()));
    }

    private String all() {
        return redis.keys().index("all");
    }
}
