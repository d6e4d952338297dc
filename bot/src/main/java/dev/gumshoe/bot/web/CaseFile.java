package dev.gumshoe.bot.web;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** One case as far as the pages have read it; reads only what is new. Safe for use by several threads. */
final class CaseFile {

    private final Journal journal;
    private final Moments maker;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Moment> moments = new ArrayList<>();
    private Investigation state;

    CaseFile(Journal journal, Moments maker, String caseId) {
        this.journal = journal;
        this.maker = maker;
        this.state = new Investigation(caseId);
    }

    /** A case and its timeline, as one. */
    record Page(Investigation state, List<Moment> moments) {

        /** The moments after a position of the journal. */
        List<Moment> after(long position) {
            return moments.stream().filter(moment -> moment.position() > position).toList();
        }
    }

    /** Everything written so far. */
    Page read() {
        lock.lock();
        try {
            for (Recorded recorded : journal.read(state.id(), state.position())) {
                state = state.after(recorded);
                maker.of(recorded, state).ifPresent(moments::add);
            }
            return new Page(state, List.copyOf(moments));
        } finally {
            lock.unlock();
        }
    }
}
