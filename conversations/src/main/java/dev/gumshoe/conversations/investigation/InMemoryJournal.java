package dev.gumshoe.conversations.investigation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A journal that lives as long as the program. */
public final class InMemoryJournal implements Journal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Map<String, List<Recorded>> journals = new HashMap<>();

    @Override
    public long append(String caseId, long seen, List<JournalEntry> entries) throws Overtaken {
        lock.lock();
        try {
            List<Recorded> journal = journals.computeIfAbsent(caseId, _ -> new ArrayList<>());
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

    @Override
    public List<Recorded> read(String caseId, long after) {
        lock.lock();
        try {
            List<Recorded> journal = journals.getOrDefault(caseId, List.of());
            return after >= journal.size() ? List.of() : List.copyOf(journal.subList((int) after, journal.size()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Recorded> await(String caseId, long after, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (read(caseId, after).isEmpty() && nanos > 0) {
                nanos = grown.awaitNanos(nanos);
            }
            return read(caseId, after);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "journal in memory";
    }
}
