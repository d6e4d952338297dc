package dev.gumshoe.adapters.robots;

import java.time.Instant;

/** The world's time, in steps of fifteen seconds. */
record TimeGrid(long startMillis, int steps) {

    static final long STEP_MILLIS = 15_000;

    /** From an hour and a half before the alert to a quarter of an hour after it. */
    static TimeGrid around(Instant alertAt) {
        long start = alertAt.minusSeconds(90 * 60).toEpochMilli();
        return new TimeGrid(start - Math.floorMod(start, STEP_MILLIS), 105 * 4);
    }

    long at(int step) {
        return startMillis + step * STEP_MILLIS;
    }

    long endMillis() {
        return at(steps);
    }

    /** The step the time lies in, kept within the grid. */
    int stepOf(long millis) {
        return (int) Math.max(0, Math.min(steps - 1L, Math.floorDiv(millis - startMillis, STEP_MILLIS)));
    }
}
