package dev.gumshoe.adapters.mcp;

import java.time.Duration;

/** Until when a question must be answered. */
record Deadline(long nanoTime) {

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    boolean over() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** What is left of it, at least a millisecond. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, nanoTime - System.nanoTime()));
    }
}
