package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Leases;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One decision about alerts at a time, here and in all processes that share the leases. Who has waited long goes ahead all the same: an alert has to
 * be acknowledged in time, and what two processes may then do at once is open a case too many.
 */
final class Turns {

    /** What the lease is for. */
    static final String LEASE = "alerts";

    /** How long a process that died in its turn keeps the others waiting. */
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration AGAIN = Duration.ofMillis(5);

    private final Leases leases;
    private final String holder;
    private final ReentrantLock here = new ReentrantLock();

    /** @param holder the name of this process, unique among all that share the leases */
    Turns(Leases leases, String holder) {
        this.leases = leases;
        this.holder = holder;
    }

    <T> T take(Supplier<T> work) {
        here.lock();
        try {
            boolean ours = await();
            try {
                return work.get();
            } finally {
                if (ours) {
                    leases.release(LEASE, holder);
                }
            }
        } finally {
            here.unlock();
        }
    }

    /** Does it if it is nobody else's turn. */
    void takeIfFree(Runnable work) {
        here.lock();
        try {
            if (leases.hold(LEASE, holder, LENGTH)) {
                try {
                    work.run();
                } finally {
                    leases.release(LEASE, holder);
                }
            }
        } finally {
            here.unlock();
        }
    }

    private boolean await() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!leases.hold(LEASE, holder, LENGTH)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
        return true;
    }
}
