package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.Leases;
import dev.gumshoe.conversations.investigation.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that each follower gets every entry of every case in order, one thread a case and follower, so that a slow far end holds up
 * nobody else. The cursor is noted after the delivery; the first delivery of a process is always marked as one that may have gone out
 * before. Of several processes one delivers, as a lease says.
 */
public final class Followers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final int LATEST = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Journal journal;
    private final CaseIndex index;
    private final Cursors cursors;
    private final Leases leases;
    private final String holder;
    private final List<JournalFollower> followers;
    private final Duration round;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Future<?>> pumps = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<String> opened = new LinkedBlockingQueue<>();
    /** Said besides interrupting: what a follower calls may swallow an interrupt. */
    private volatile boolean closed;

    /**
     * @param holder the name of this process, unique among all that share the journal
     * @param round how often to look for cases nobody delivers
     */
    public Followers(
            Journal journal,
            CaseIndex index,
            Cursors cursors,
            Leases leases,
            String holder,
            List<JournalFollower> followers,
            Duration round) {
        this.journal = journal;
        this.index = index;
        this.cursors = cursors;
        this.leases = leases;
        this.holder = holder;
        this.followers = List.copyOf(followers);
        this.round = round;
    }

    /** Starts delivering, what an earlier process left undelivered first. */
    public void start() {
        threads.execute(this::watch);
    }

    /** Says that a case was opened. */
    public void opened(String caseId) {
        opened.add(caseId);
    }

    private void watch() {
        try {
            makeRound(true);
            while (!closed && !Thread.currentThread().isInterrupted()) {
                String fresh = opened.poll(round.toMillis(), TimeUnit.MILLISECONDS);
                if (fresh != null) {
                    follow(fresh);
                }
                makeRound(false);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeRound(boolean closedToo) {
        try {
            (closedToo ? index.recent(LATEST) : index.open()).forEach(this::follow);
        } catch (RuntimeException e) {
            LOG.warn("cases could not be listed; trying again in {} s", round.toSeconds(), e);
        }
    }

    private void follow(String caseId) {
        for (JournalFollower follower : followers) {
            pumps.compute(key(caseId, follower), (key, running) -> running == null || running.isDone()
                    ? threads.submit(() -> run(follower, caseId, key))
                    : running);
        }
    }

    private static String key(String caseId, JournalFollower follower) {
        return caseId + "/" + follower.name();
    }

    private void run(JournalFollower follower, String caseId, String key) {
        try {
            pump(follower, caseId, key);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            LOG.warn("{} could not follow case {}; it is taken up again", follower.name(), caseId, e);
        }
    }

    /**
     * Waits until a closed case is delivered to its end, or cannot be.
     *
     * @param most how long to wait for all followers together
     * @return the names of those that were not told of everything by then, which is logged too; empty when all were
     */
    public List<String> drain(String caseId, Duration most) throws InterruptedException {
        follow(caseId);
        long deadline = System.nanoTime() + most.toNanos();
        List<String> behind = new ArrayList<>();
        for (JournalFollower follower : followers) {
            Future<?> pump = pumps.get(key(caseId, follower));
            if (pump != null && !ended(pump, deadline)) {
                LOG.warn("{} was not told of all of case {} within {} s; it was told of {} entries", follower.name(), caseId,
                        most.toSeconds(),
                        cursors.delivered(follower.name(), caseId));
                behind.add(follower.name());
            }
        }
        return behind;
    }

    private static boolean ended(Future<?> pump, long deadline) throws InterruptedException {
        try {
            pump.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a follower ended by surprise", e);
        }
    }

    private void pump(JournalFollower follower, String caseId, String key) throws InterruptedException {
        if (!leases.hold(key, holder, LEASE)) {
            return;
        }
        try {
            Investigation state = at(cursors.delivered(follower.name(), caseId), caseId);
            boolean doubt = true;
            if (state.exists() && state.phase() != Phase.CLOSED) {
                // the process that delivered the last entry may have ended before it showed where the case stands
                catchUp(follower, state);
            }
            while (!closed && leases.hold(key, holder, LEASE)) {
                List<Recorded> news = state.phase() == Phase.CLOSED
                        ? journal.read(caseId, state.position())
                        : journal.await(caseId, state.position(), PATIENCE);
                for (Recorded recorded : news) {
                    Investigation next = state.after(recorded);
                    deliver(follower, recorded, next, doubt, key);
                    if (next.phase() == Phase.CLOSED) {
                        // nobody looks at a closed case again: its end is shown before it counts as delivered
                        catchUp(follower, next);
                    }
                    cursors.deliveredTo(follower.name(), caseId, recorded.position());
                    state = next;
                    doubt = false;
                }
                if (state.phase() != Phase.CLOSED && !news.isEmpty()) {
                    catchUp(follower, state);
                } else if (state.phase() == Phase.CLOSED && news.isEmpty()) {
                    return;
                }
            }
        } finally {
            leases.release(key, holder);
        }
    }

    private Investigation at(long position, String caseId) {
        Investigation state = new Investigation(caseId);
        return state.after(journal.read(caseId, 0).stream()
                .filter(recorded -> recorded.position() <= position)
                .toList());
    }

    private void deliver(JournalFollower follower, Recorded recorded, Investigation after, boolean doubt, String key)
            throws InterruptedException {
        Duration pause = Duration.ofMillis(200);
        boolean mayHaveGoneOut = doubt;
        while (true) {
            try {
                follower.deliver(recorded, after, mayHaveGoneOut);
                return;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                endWhenClosed();
                LOG.warn("{}: entry {} was not delivered; again in {} ms", key, recorded.position(), pause.toMillis(), e);
                mayHaveGoneOut = true;
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                leases.hold(key, holder, LEASE.plus(pause));
            }
        }
    }

    private void endWhenClosed() throws InterruptedException {
        if (closed) {
            throw new InterruptedException("told to end");
        }
    }

    private void catchUp(JournalFollower follower, Investigation state) throws InterruptedException {
        try {
            follower.caughtUp(state);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            endWhenClosed();
            LOG.warn("{}: the status of case {} was not brought up to date", follower.name(), state.id(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        threads.close();
    }
}
