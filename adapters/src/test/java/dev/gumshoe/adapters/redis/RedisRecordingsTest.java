package dev.gumshoe.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Recordings;
import dev.gumshoe.conversations.agents.RecordingsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisRecordingsTest implements RecordingsContract {

    private final Redis redis = TestRedis.connect();

    @Override
    public Recordings recordings() {
        return new RedisRecordings(redis);
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }

    @Test
    void expireWithTheirCase() {
        recordings().add("case-x", "{}");

        assertThat(redis.commands().pttl(redis.keys().calls("case-x"))).isPositive();
    }
}
