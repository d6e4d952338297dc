package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.conversation.Arrivals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Arrivals in Redis, for all processes together: one sorted set a channel, {@code gumshoe:arrivals:CHANNEL}, of the moments at which alerts came in,
 * kept for five minutes after the last.
 */
public final class RedisArrivals implements Arrivals {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final Script ADD = new Script("""
            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', tonumber(ARGV[1]) - tonumber(ARGV[3]))
            return redis.call('PEXPIRE', KEYS[1], ARGV[3])
            """);

    private final Redis redis;

    /** Arrivals in the given Redis. */
    public RedisArrivals(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void arrived(String channel, Instant at) {
        String millis = Long.toString(at.toEpochMilli());
        redis.run(ADD, List.of(redis.keys().arrivals(channel)),
                List.of(millis, UUID.randomUUID().toString(), Long.toString(KEPT.toMillis())));
    }

    @Override
    public int since(String channel, Instant from) {
        String least = Long.toString(from.toEpochMilli());
        return Math.toIntExact(redis.ask(() -> redis.commands().zcount(redis.keys().arrivals(channel), least, "+inf")));
    }
}
