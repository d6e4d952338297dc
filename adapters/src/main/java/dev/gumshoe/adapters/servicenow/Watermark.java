package dev.gumshoe.adapters.servicenow;

import dev.gumshoe.conversations.conversation.Memos;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How far a table was read, by time: everything before it is taken. What is newer, or as old as the overlap, is asked for again, because a row may be
 * written down late and several have one second; what of that was taken is remembered by its id. For one thread; kept in memos for the next process.
 */
final class Watermark {

    private static final Duration KEPT = Duration.ofDays(30);
    /** So many ids are known without asking. */
    private static final int MOST = 50_000;

    private final Memos memos;
    private final String key;
    private final Duration overlap;
    private Instant mark;
    private Instant newest;
    private final Set<String> taken = new HashSet<>();

    /** Goes on where the last process ended; where there was none, now. */
    Watermark(Memos memos, String name, Duration overlap, Instant now) {
        this.memos = memos;
        this.key = "servicenow:read:" + name;
        this.overlap = overlap;
        this.mark = memos.recall(key).map(Instant::parse).orElse(now);
        this.newest = mark;
        memos.note(this.key, mark.toString(), KEPT);
    }

    /** Since when is to be asked. */
    Instant since() {
        return mark.minus(overlap);
    }

    /** Does what is to be done with a row, unless it was done. */
    void take(String id, Instant at, Consumer<String> what) {
        String taking = key + ":" + id;
        if (taken.contains(id) || memos.recall(taking).isPresent()) {
            return;
        }
        what.accept(id);
        taken.add(id);
        memos.note(taking, at.toString(), overlap.multipliedBy(2).plusHours(1));
        newest = at.isAfter(newest) ? at : newest;
    }

    /** Says that everything was taken that was asked for: rows do not come in the order of this time. */
    void readAll() {
        if (newest.isAfter(mark)) {
            mark = newest;
            memos.note(key, mark.toString(), KEPT);
        }
        if (taken.size() > MOST) {
            taken.clear();
        }
    }
}
