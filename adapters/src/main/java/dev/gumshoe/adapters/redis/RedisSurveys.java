package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.topology.Survey;
import dev.gumshoe.conversations.topology.Surveys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What sources told of resources, in Redis: one hash, {@code gumshoe:{topology}:surveys}, source to survey as text, JSON; and how often it
 * was changed, {@code gumshoe:{topology}:edition}. Neither expires: what was known yesterday is better than nothing, and says so itself.
 */
public final class RedisSurveys implements Surveys {

    private static final Script KEEP = new Script("""
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            return redis.call('INCR', KEYS[2])
            """);

    private static final Script KEEP_ONLY = new Script("""
            local wanted = {}
            for i = 1, #ARGV do wanted[ARGV[i]] = true end
            local gone = 0
            for _, source in ipairs(redis.call('HKEYS', KEYS[1])) do
              if not wanted[source] then gone = gone + redis.call('HDEL', KEYS[1], source) end
            end
            if gone > 0 then redis.call('INCR', KEYS[2]) end
            return gone
            """);

    private final Redis redis;
    private final Function<Survey, String> write;
    private final Function<String, Optional<Survey>> read;

    /**
     * Surveys in the given Redis.
     *
     * @param write a survey as text
     * @param read the survey a text means; empty where nothing can be made of it
     */
    public RedisSurveys(Redis redis, Function<Survey, String> write, Function<String, Optional<Survey>> read) {
        this.redis = redis;
        this.write = write;
        this.read = read;
    }

    @Override
    public List<Survey> all() {
        Map<String, String> kept = redis.ask(() -> redis.commands().hgetAll(redis.keys().topology("surveys")));
        Collection<String> ordered = new TreeMap<>(kept).values();
        return ordered.stream().map(read).flatMap(Optional::stream).toList();
    }

    @Override
    public void keep(Survey survey) {
        redis.run(KEEP, keys(), List.of(survey.source(), write.apply(survey)));
    }

    @Override
    public void keepOnly(Set<String> sources) {
        redis.run(KEEP_ONLY, keys(), new ArrayList<>(sources));
    }

    @Override
    public long edition() {
        @Nullable
        String edition = redis.ask(() -> redis.commands().get(redis.keys().topology("edition")));
        return edition == null ? 0 : Long.parseLong(edition);
    }

    private List<String> keys() {
        return List.of(redis.keys().topology("surveys"), redis.keys().topology("edition"));
    }
}
