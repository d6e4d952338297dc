package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.TimeWindow;

/** A time window in epoch milliseconds, cut to what a source can know by now. */
record Window(long from, long to) {

    static Window upToNow(TimeWindow asked, long nowMillis) {
        long to = Math.min(asked.to().toEpochMilli(), nowMillis);
        return new Window(asked.from().toEpochMilli(), to);
    }

    boolean contains(long millis) {
        return from <= millis && millis < to;
    }

    boolean isEmpty() {
        return to <= from;
    }
}
