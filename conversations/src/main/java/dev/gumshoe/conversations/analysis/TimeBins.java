package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Instant;

/**
 * A window of time cut into bins of one width.
 *
 * @param fromMillis when the first bin begins, epoch milliseconds
 * @param widthMillis how long a bin is
 * @param count how many bins there are, at least 1
 */
record TimeBins(long fromMillis, long widthMillis, int count) {

    private static final int MOST = 2_000;
    private static final long[] WIDTHS = {5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000};

    /** @throws IllegalArgumentException when there is no bin or it has no width */
    TimeBins {
        if (widthMillis <= 0 || count <= 0) {
            throw new IllegalArgumentException("time bins need a width and a count above 0: " + widthMillis + " ms, " + count);
        }
    }

    /** The window in bins of five seconds, or of the next round width that keeps them below two thousand. */
    static TimeBins covering(TimeWindow window) {
        long length = Math.max(1, window.length().toMillis());
        long width = WIDTHS[WIDTHS.length - 1];
        for (long candidate : WIDTHS) {
            if (length / candidate < MOST) {
                width = candidate;
                break;
            }
        }
        width = Math.max(width, length / MOST);
        return new TimeBins(window.from().toEpochMilli(), width, (int) ((length + width - 1) / width));
    }

    /** The bin the moment falls into; moments outside fall into the nearest bin. */
    int of(long epochMillis) {
        return (int) Math.clamp(Math.floorDiv(epochMillis - fromMillis, widthMillis), 0L, count - 1L);
    }

    int of(Instant moment) {
        return of(moment.toEpochMilli());
    }

    /** When bin {@code i} begins. */
    Instant start(int i) {
        return Instant.ofEpochMilli(fromMillis + i * widthMillis);
    }

    /** The bins that make up the given number of seconds, at least one. */
    int binsIn(long seconds) {
        return (int) Math.max(1, seconds * 1_000 / widthMillis);
    }

    /** How many minutes the given number of bins lasts. */
    double minutes(double bins) {
        return bins * widthMillis / 60_000.0;
    }
}
