package dev.gumshoe.adapters.redis;

import dev.gumshoe.adapters.json.PreventionJson;
import dev.gumshoe.conversations.prevention.RecommendationBook;
import dev.gumshoe.conversations.prevention.RecommendationBookContract;
import org.junit.jupiter.api.AfterEach;

/** Recommendations in a real Redis keep the contract. */
class RedisRecommendationsTest implements RecommendationBookContract {

    private final Redis redis = TestRedis.connect();

    @Override
    public RecommendationBook book() {
        return new RedisRecommendations(redis, new RedisRecommendations.Form(PreventionJson::write, PreventionJson::recommendation,
                PreventionJson::decision));
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }
}
