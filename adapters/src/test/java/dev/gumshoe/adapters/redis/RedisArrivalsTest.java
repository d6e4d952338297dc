package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.conversation.Arrivals;
import dev.gumshoe.conversations.conversation.ArrivalsContract;
import org.junit.jupiter.api.AfterEach;

/** The arrivals in a real Redis keep the contract. */
class RedisArrivalsTest implements ArrivalsContract {

    private final Redis redis = TestRedis.connect();

    @Override
    public Arrivals arrivals() {
        return new RedisArrivals(redis);
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }
}
