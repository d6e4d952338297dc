package dev.gumshoe.conversations.investigation;

import java.time.Duration;
import java.util.List;

/** The append-only record of every case. Safe for use by several threads and processes. */
public interface Journal {

    /**
     * Appends entries, all or none, when nothing was appended after {@code seen}.
     *
     * @param seen the position of the last entry the writer has read; 0 for a case that does not exist yet
     * @return the position of the last entry written
     * @throws Overtaken when there is an entry the writer has not read; nothing is written
     */
    long append(String caseId, long seen, List<JournalEntry> entries) throws Overtaken;

    /** The entries after the position, in order; empty when there are none. */
    List<Recorded> read(String caseId, long after);

    /**
     * The entries after the position, waiting for at least one.
     *
     * @return empty when none came in time
     * @throws InterruptedException when the waiting thread is interrupted
     */
    List<Recorded> await(String caseId, long after, Duration patience) throws InterruptedException;
}
