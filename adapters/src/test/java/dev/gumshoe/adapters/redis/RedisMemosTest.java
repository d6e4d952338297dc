package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.conversation.Memos;
import dev.gumshoe.conversations.conversation.MemosContract;
import org.junit.jupiter.api.AfterEach;

/** The memos in a real Redis keep the contract. */
class RedisMemosTest implements MemosContract {

    private final Redis redis = TestRedis.connect();

    @Override
    public Memos memos() {
        return new RedisMemos(redis);
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }
}
