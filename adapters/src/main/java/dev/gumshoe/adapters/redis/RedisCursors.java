package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.conversation.Cursors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cursors in Redis: one hash a case, {@code gumshoe:{CASE}:cursors}, follower to position. They expire with the journal they point into.
 */
public final class RedisCursors implements Cursors {

    private static final Script FORWARD = new Script("""
            local before = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or 0)
            if tonumber(ARGV[2]) > before then redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) end
            local journal = redis.call('PTTL', KEYS[2])
            if journal == -2 then
              redis.call('PEXPIRE', KEYS[1], ARGV[3])
            elseif journal >= 0 then
              redis.call('PEXPIRE', KEYS[1], journal)
            else
              redis.call('PERSIST', KEYS[1])
            end
            return 1
            """);

    private final Redis redis;

    /** Cursors in the given Redis. */
    public RedisCursors(Redis redis) {
        this.redis = redis;
    }

    @Override
    public long delivered(String follower, String caseId) {
        @Nullable
        String position = redis.ask(() -> redis.commands().hget(redis.keys().cursors(caseId), follower));
        return position == null ? 0 : Long.parseLong(position);
    }

    @Override
    public void deliveredTo(String follower, String caseId, long position) {
        redis.run(
                FORWARD,
                List.of(redis.keys().cursors(caseId), redis.keys().journal(caseId)),
                List.of(follower, Long.toString(position), Long.toString(redis.settings().retention().toMillis())));
    }
}
