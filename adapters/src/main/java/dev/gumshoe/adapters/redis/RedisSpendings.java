package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.agents.Spendings;
import dev.gumshoe.conversations.investigation.Spent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/**
 * What models were used for, in Redis, for all processes together: one hash an account and day, {@code gumshoe:spent:DAY:ACCOUNT}, kept
 * for three days.
 */
public final class RedisSpendings implements Spendings {

    private static final Duration KEPT = Duration.ofDays(3);

    private final Redis redis;

    /** Spendings in the given Redis. */
    public RedisSpendings(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void add(String account, LocalDate day, Spent spent) {
        String key = redis.keys().spent(day, account);
        fields(spent).forEach((field, by) -> {
            if (by != 0) {
                redis.ask(() -> redis.commands().hincrBy(key, field, by));
            }
        });
        redis.ask(() -> redis.commands().pexpire(key, KEPT.toMillis()));
    }

    private static Map<String, Long> fields(Spent spent) {
        return Map.of(
                "calls", (long) spent.calls(),
                "input", spent.inputTokens(),
                "cached", spent.cachedTokens(),
                "output", spent.outputTokens(),
                "tools", (long) spent.toolCalls(),
                "microDollars", spent.microDollars(),
                "millis", spent.millis());
    }

    @Override
    public Spent on(String account, LocalDate day) {
        Map<String, String> kept = redis.ask(() -> redis.commands().hgetAll(redis.keys().spent(day, account)));
        return new Spent(
                (int) number(kept, "calls"),
                number(kept, "input"),
                number(kept, "cached"),
                number(kept, "output"),
                (int) number(kept, "tools"),
                number(kept, "microDollars"),
                number(kept, "millis"));
    }

    private static long number(Map<String, String> kept, String field) {
        return Long.parseLong(kept.getOrDefault(field, "0"));
    }
}
