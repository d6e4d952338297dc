package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.prevention.Recommendation;
import dev.gumshoe.conversations.prevention.Recommendation.Decision;
import dev.gumshoe.conversations.prevention.RecommendationBook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Recommendations in Redis: one hash of what was found, {@code gumshoe:{advice}:found}, and one of what people said, by their messages' ids. The
 * program writes the first and people the second, so that neither can overwrite the other.
 */
public final class RedisRecommendations implements RecommendationBook {

    /** How what is kept is written and read. */
    public record Form(
            Function<Object, String> write,
            Function<String, Optional<Recommendation>> recommendation,
            Function<String, Optional<Decision>> decision) {}

    private final Redis redis;
    private final Form form;

    /** Recommendations in the given Redis. */
    public RedisRecommendations(Redis redis, Form form) {
        this.redis = redis;
        this.form = form;
    }

    @Override
    public void propose(Recommendation recommendation) {
        redis.ask(() -> redis.commands().hset(found(), recommendation.id(), form.write().apply(recommendation)));
    }

    @Override
    public boolean decide(Decision decision) {
        return redis.ask(() -> redis.commands().hsetnx(said(), decision.message(), form.write().apply(decision))) == 1;
    }

    @Override
    public List<Recommendation> recommendations() {
        return redis.ask(() -> redis.commands().hvals(found())).stream().map(form.recommendation()).flatMap(Optional::stream).toList();
    }

    @Override
    public List<Decision> decisions() {
        return redis.ask(() -> redis.commands().hvals(said())).stream().map(form.decision()).flatMap(Optional::stream)
                .sorted(Comparator.comparing(Decision::at).thenComparing(Decision::message)).toList();
    }

    private String found() {
        return redis.keys().advice("found");
    }

    private String said() {
        return redis.keys().advice("said");
    }
}
