package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.investigation.Leases;
import java.time.Duration;
import java.util.List;

/**
 * Leases in Redis: one string a case, {@code gumshoe:{CASE}:lease}, whose value is the holder and whose expiry is the end of the lease,
 * by the server's clock.
 */
public final class RedisLeases implements Leases {

    private static final Script HOLD = new Script("""
            local holder = redis.call('GET', KEYS[1])
            if holder and holder ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """);

    private static final Script RELEASE = new Script("""
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            return redis.call('DEL', KEYS[1])
            """);

    private final Redis redis;

    /** Leases in the given Redis. */
    public RedisLeases(Redis redis) {
        this.redis = redis;
    }

    @Override
    public boolean hold(String caseId, String holder, Duration length) {
        return redis.run(HOLD, key(caseId), List.of(holder, Long.toString(Math.max(1, length.toMillis())))) == 1;
    }

    @Override
    public void release(String caseId, String holder) {
        redis.run(RELEASE, key(caseId), List.of(holder));
    }

    private List<String> key(String caseId) {
        return List.of(redis.keys().lease(caseId));
    }
}
