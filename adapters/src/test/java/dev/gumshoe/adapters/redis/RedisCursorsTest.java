package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.conversation.Cursors;
import dev.gumshoe.conversations.conversation.CursorsContract;
import org.junit.jupiter.api.AfterEach;

/** The cursors in a real Redis keep the contract. */
class RedisCursorsTest implements CursorsContract {

    private final Redis redis = TestRedis.connect();

    @Override
    public Cursors cursors() {
        return new RedisCursors(redis);
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }
}
