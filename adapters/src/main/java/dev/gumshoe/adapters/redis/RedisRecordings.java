package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.agents.Recordings;
import java.util.List;

/**
 * What models were asked and said, in Redis: one list a case, {@code gumshoe:{CASE}:calls}. It expires when nothing was added to it for
 * the retention time.
 */
public final class RedisRecordings implements Recordings {

    private final Redis redis;

    /** Recordings in the given Redis. */
    public RedisRecordings(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void add(String caseId, String call) {
        String key = redis.keys().calls(caseId);
        redis.ask(() -> redis.commands().rpush(key, call));
        redis.ask(() -> redis.commands().pexpire(key, redis.settings().retention().toMillis()));
    }

    @Override
    public List<String> of(String caseId) {
        return redis.ask(() -> redis.commands().lrange(redis.keys().calls(caseId), 0, -1));
    }
}
