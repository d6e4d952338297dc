package dev.gumshoe.adapters.redis;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;

/**
 * Wakes those who wait for a journal to grow: one subscription for all cases of this process, renewed for as long as anybody may wait.
 * Two virtual threads serve it from the first wait on, one that listens and one that pings.
 */
final class Growth implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Growth.class);

    /** While the subscription is up nothing is lost, so reading now and then only guards against what nobody thought of. */
    private static final long GLANCE = TimeUnit.SECONDS.toNanos(5);

    private static final long GLANCE_WHILE_DEAF = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PING_SECONDS = 5;
    private static final long PAUSE_MILLIS = 200;

    private final Redis redis;
    private final ConcurrentMap<String, Ear> ears = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock starting = new ReentrantLock();
    private boolean started;
    private volatile @Nullable Subscription subscription;

    Growth(Redis redis) {
        this.redis = redis;
    }

    /** Listens for one case from now on, until closed. */
    Ear listen(String caseId) {
        start();
        return ears.compute(caseId, (_, ear) -> ear == null ? new Ear(caseId) : ear.shared());
    }

    private void start() {
        starting.lock();
        try {
            if (!started) {
                started = true;
                Thread.ofVirtual().name("redis-journal-listener").start(this::subscribeAgainAndAgain);
                Thread.ofVirtual().name("redis-journal-pinger").start(this::pingNowAndThen);
            }
        } finally {
            starting.unlock();
        }
    }

    private void subscribeAgainAndAgain() {
        boolean told = false;
        while (!isClosed(0, TimeUnit.MILLISECONDS)) {
            Subscription next = new Subscription();
            try {
                listen(next);
                told = false;
            } catch (RuntimeException e) {
                told = next.wasUp ? tell(e) : told || tell(e);
            }
            subscription = null;
            wakeAll();
            if (isClosed(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** A connection that listened is never lent to anybody again: what still comes over it would be taken for the answer to a question. */
    private void listen(Subscription next) {
        try (Connection connection = redis.connectionFor(redis.keys().grown())) {
            try {
                next.proceed(connection, redis.keys().grown());
            } finally {
                connection.setBroken();
            }
        }
    }

    private boolean tell(RuntimeException trouble) {
        if (closed.getCount() > 0) {
            LOG.warn("The subscription to {} broke ({}); journals are read now and then until it is back", redis, trouble.getMessage());
        }
        return true;
    }

    private void pingNowAndThen() {
        while (!isClosed(PING_SECONDS, TimeUnit.SECONDS)) {
            Subscription up = subscription;
            try {
                if (up != null) {
                    up.ping();
                }
            } catch (RuntimeException e) {
                LOG.debug("ping failed, the listener will see to it", e);
            }
        }
    }

    private boolean isClosed(long time, TimeUnit unit) {
        try {
            return closed.await(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void wakeAll() {
        ears.values().forEach(Ear::wake);
    }

    @Override
    public void close() {
        closed.countDown();
        Subscription up = subscription;
        try {
            if (up != null) {
                up.unsubscribe();
            }
        } catch (RuntimeException e) {
            LOG.debug("the connection was gone already", e);
        }
    }

    private final class Subscription extends JedisPubSub {

        private volatile boolean wasUp;

        @Override
        public void onSubscribe(String channel, int count) {
            wasUp = true;
            subscription = this;
            if (closed.getCount() == 0) {
                unsubscribe();
            }
            wakeAll();
        }

        @Override
        public void onMessage(String channel, String caseId) {
            Ear ear = ears.get(caseId);
            if (ear != null) {
                ear.wake();
            }
        }
    }

    /** Listens for one case; shared by all who wait for it. */
    final class Ear implements AutoCloseable {

        private final String caseId;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition woken = lock.newCondition();
        private int sharers = 1;
        private long heard;

        private Ear(String caseId) {
            this.caseId = caseId;
        }

        private Ear shared() {
            sharers++;
            return this;
        }

        /** How often it was woken. */
        long heard() {
            lock.lock();
            try {
                return heard;
            } finally {
                lock.unlock();
            }
        }

        /** Waits until it is woken more often than that, or it is time to have a look all the same. */
        void await(long than, long nanos) throws InterruptedException {
            long left = Math.min(nanos, subscription == null ? GLANCE_WHILE_DEAF : GLANCE);
            lock.lockInterruptibly();
            try {
                while (heard == than && left > 0) {
                    left = woken.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }

        private void wake() {
            lock.lock();
            try {
                heard++;
                woken.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            ears.computeIfPresent(caseId, (_, ear) -> --ear.sharers == 0 ? null : ear);
        }
    }
}
