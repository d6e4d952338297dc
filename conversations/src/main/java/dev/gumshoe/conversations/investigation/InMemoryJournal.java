package dev.gumshoe.conversations.investigation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A journal that lives as long as the program. */
public final class InMemoryJournal implements Journal {

    private final Map<String, Entries> journals = new ConcurrentHashMap<>();

    private Entries of(String caseId) {
        return journals.computeIfAbsent(caseId, _ -> new Entries());
    }

    @Override
    public long append(String caseId, long seen, List<JournalEntry> entries) throws Overtaken {
        return of(caseId).append(caseId, seen, entries);
    }

    @Override
    public List<Recorded> read(String caseId, long after) {
        return of(caseId).read(after);
    }

    @Override
    public List<Recorded> await(String caseId, long after, Duration patience) throws InterruptedException {
        return of(caseId).await(after, patience);
    }

    /** Those of one case, with a lock of their own: what is written in one case wakes nobody who waits for another. */
    private static final class Entries {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition grown = lock.newCondition();
        private final List<Recorded> journal = new ArrayList<>();

        long append(String caseId, long seen, List<JournalEntry> entries) throws Overtaken {
            lock.lock();
            try {
                if (journal.size() != seen) {
                    throw new Overtaken(caseId, seen, journal.size());
                }
                entries.forEach(entry -> journal.add(new Recorded(journal.size() + 1, entry)));
                grown.signalAll();
                return journal.size();
            } finally {
                lock.unlock();
            }
        }

        List<Recorded> read(long after) {
            lock.lock();
            try {
                return after >= journal.size() ? List.of() : List.copyOf(journal.subList((int) after, journal.size()));
            } finally {
                lock.unlock();
            }
        }

        List<Recorded> await(long after, Duration patience) throws InterruptedException {
            long nanos = patience.toNanos();
            lock.lockInterruptibly();
            try {
                while (after >= journal.size() && nanos > 0) {
                    nanos = grown.awaitNanos(nanos);
                }
                return read(after);
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public String toString() {
        return "journal in memory";
    }
}
