package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.conversation.Memos;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.params.SetParams;

/** Memos in Redis: one string a key, {@code gumshoe:memo:KEY}, that expires by the server's clock. */
public final class RedisMemos implements Memos {

    private final Redis redis;

    /** Memos in the given Redis. */
    public RedisMemos(Redis redis) {
        this.redis = redis;
    }

    @Override
    public boolean first(String key, String text, Duration kept) {
        SetParams once = SetParams.setParams().nx().px(kept.toMillis());
        return redis.ask(() -> redis.commands().set(redis.keys().memo(key), text, once)) != null;
    }

    @Override
    public void note(String key, String text, Duration kept) {
        redis.ask(() -> redis.commands().set(redis.keys().memo(key), text, SetParams.setParams().px(kept.toMillis())));
    }

    @Override
    public Optional<String> recall(String key) {
        return Optional.ofNullable(redis.ask(() -> redis.commands().get(redis.keys().memo(key))));
    }
}
