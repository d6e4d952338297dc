package dev.gumshoe.conversations.investigation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One participant's reader and writer of one case: folds what it has read, and writes against it.
 *
 * <p>A <em>fact</em> stays true whatever was written meanwhile, so it is appended again. A <em>decision</em> taken before a person
 * spoke, or before another process took the lead, is dropped and taken again; one that was merely overtaken by a sibling's fact is
 * appended as it is. Safe for use by several threads.
 *
 * <p>A store that failed over may have lost the end of a journal. Who has read more than there is now folds again from the beginning.
 */
public final class Casebook {

    private final Journal journal;
    private final String caseId;
    private final ReentrantLock lock = new ReentrantLock();
    private Investigation state;

    /** Opens the casebook at the journal's beginning; nothing is read yet. */
    public Casebook(Journal journal, String caseId) {
        this(journal, new Investigation(caseId));
    }

    /** Opens the casebook where somebody has read to: only what was written since is read and folded. */
    public Casebook(Journal journal, Investigation read) {
        this.journal = journal;
        this.caseId = read.id();
        this.state = read;
    }

    /** What is known now: everything written is read first. */
    public Investigation read() {
        return take(() -> journal.read(caseId, state.position()));
    }

    /** What was known when this casebook last read. */
    public Investigation state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something is written after the given position.
     *
     * @return what is known then, or at the end of the patience
     */
    public Investigation await(long after, Duration patience) throws InterruptedException {
        journal.await(caseId, after, patience);
        return read();
    }

    private Investigation take(java.util.function.Supplier<List<Recorded>> reading) {
        lock.lock();
        try {
            state = state.after(reading.get());
            return state;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes a fact as soon as it can be, while {@code stillTrue} holds for what is known.
     *
     * @return whether it was written
     */
    public boolean record(JournalEntry fact, Predicate<Investigation> stillTrue) {
        while (true) {
            Investigation seen = read();
            if (!stillTrue.test(seen)) {
                return false;
            }
            try {
                journal.append(caseId, seen.position(), List.of(fact));
                return true;
            } catch (Overtaken _) {
                // somebody wrote in between: read that, and look whether the fact still belongs here
                startOverWhenLost(seen.position());
            }
        }
    }

    /** Nobody has written anything after {@code against}, and still it is not the end: then the end was lost. */
    private boolean startOverWhenLost(long against) {
        if (!journal.read(caseId, against).isEmpty()) {
            return false;
        }
        lock.lock();
        try {
            state = new Investigation(caseId);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a decision on what is known and writes it; the decision is taken again only when a person spoke or the lead changed while
     * it was being taken.
     *
     * @param decision what to write in view of the state; empty when there is nothing to do
     * @return what was written, or empty
     */
    public Optional<List<JournalEntry>> decide(Function<Investigation, List<JournalEntry>> decision) {
        while (true) {
            Investigation seen = read();
            List<JournalEntry> decided = decision.apply(seen);
            if (decided.isEmpty()) {
                return Optional.empty();
            }
            if (appendUnlessSpoken(seen, decided)) {
                return Optional.of(decided);
            }
        }
    }

    private boolean appendUnlessSpoken(Investigation seen, List<JournalEntry> decided) {
        long against = seen.position();
        while (true) {
            try {
                journal.append(caseId, against, decided);
                return true;
            } catch (Overtaken _) {
                List<Recorded> missed = journal.read(caseId, against);
                if (missed.isEmpty() && startOverWhenLost(against)) {
                    return false;
                }
                if (missed.stream().anyMatch(r -> outdatesDecisions(r.entry()) || (closes(decided) && r.entry().fromPeople()))) {
                    return false;
                }
                against += missed.size();
            }
        }
    }

    private static boolean closes(List<JournalEntry> decided) {
        return decided.stream().anyMatch(JournalEntry.InvestigationClosed.class::isInstance);
    }

    /**
     * Whether a decision that was taken before the entry was written has to be taken again. A question, and what people want mended or did
     * mend, changes no decision but to close.
     */
    public static boolean outdatesDecisions(JournalEntry entry) {
        boolean beside = entry instanceof JournalEntry.QuestionAsked || entry instanceof JournalEntry.MitigationAsked
                || entry instanceof JournalEntry.ValidationAsked || entry instanceof JournalEntry.MitigationApplied;
        return (entry.fromPeople() && !beside)
                || entry instanceof JournalEntry.LeadTaken
                || entry instanceof JournalEntry.InvestigationStopped
                || entry instanceof JournalEntry.InvestigationClosed;
    }
}
