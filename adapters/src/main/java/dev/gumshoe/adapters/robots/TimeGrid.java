package dev.gumshoe.adapters.robots;

import java.time.Instant;

/**
 * The world's time, in steps of fifteen seconds.
 *
 * @param drawn the steps among which what happens by itself is drawn; what people do afterwards adds further steps
 */
record TimeGrid(long startMillis, int steps, int drawn) {

    static final long STEP_MILLIS = 15_000;

    /** From an hour and a half before the alert to a quarter of an hour after it. */
    static TimeGrid around(Instant alertAt) {
        long start = alertAt.minusSeconds(90 * 60).toEpochMilli();
        return new TimeGrid(start - Math.floorMod(start, STEP_MILLIS), 105 * 4, 105 * 4);
    }

    /** The same with so many further steps that the time lies in it. */
    TimeGrid until(long millis) {
        return new TimeGrid(startMillis, Math.max(steps, (int) Math.floorDiv(millis - startMillis, STEP_MILLIS) + 1), drawn);
    }

    /** Where what happens by itself ends. */
    long drawnEndMillis() {
        return at(drawn);
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
