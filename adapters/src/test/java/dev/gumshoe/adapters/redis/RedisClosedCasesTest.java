package dev.gumshoe.adapters.redis;

import dev.gumshoe.adapters.json.PreventionJson;
import dev.gumshoe.conversations.prevention.ClosedCases;
import dev.gumshoe.conversations.prevention.ClosedCasesContract;
import org.junit.jupiter.api.AfterEach;

/** Closed cases in a real Redis keep the contract. */
class RedisClosedCasesTest implements ClosedCasesContract {

    private final Redis redis = TestRedis.connect();

    @Override
    public ClosedCases cases() {
        return new RedisClosedCases(redis, PreventionJson::write, PreventionJson::closedCase);
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }
}
