package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.agents.Spendings;
import dev.gumshoe.conversations.agents.SpendingsContract;
import org.junit.jupiter.api.AfterEach;

class RedisSpendingsTest implements SpendingsContract {

    private final Redis redis = TestRedis.connect();

    @Override
    public Spendings spendings() {
        return new RedisSpendings(redis);
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }
}
