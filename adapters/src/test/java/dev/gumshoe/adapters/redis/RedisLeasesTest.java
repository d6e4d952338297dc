package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.investigation.Leases;
import dev.gumshoe.conversations.investigation.LeasesContract;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;

/** The leases in a real Redis keep the contract, by the server's clock. */
class RedisLeasesTest implements LeasesContract {

    private final Redis redis = TestRedis.connect();

    @Override
    public Leases leases() {
        return new RedisLeases(redis);
    }

    /** The server's clock cannot be set. */
    @Override
    public void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }
}
