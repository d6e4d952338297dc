package dev.gumshoe.conversations.analysis;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A fair sample of values with the time bin of each, of bounded size: one of what came surely before the trouble, one of the rest
 * (Vitter's algorithm R, with a fixed seed, so that the same data gives the same sample).
 */
final class Samples {

    private static final int MOST = 1_024;

    private final int split;
    private final Half before = new Half();
    private final Half after = new Half();
    private final SplittableRandom random = new SplittableRandom(42);

    /** @param split the first bin of the second half */
    Samples(int split) {
        this.split = split;
    }

    private static final class Half {
        float[] values = new float[8];
        int[] bins = new int[8];
        int size;
        long seen;
    }

    void add(int bin, double value) {
        Half half = bin < split ? before : after;
        half.seen++;
        int place = half.size;
        if (place < MOST) {
            if (place == half.values.length) {
                half.values = Arrays.copyOf(half.values, place * 2);
                half.bins = Arrays.copyOf(half.bins, place * 2);
            }
            half.size++;
        } else {
            long drawn = random.nextLong(half.seen);
            if (drawn >= MOST) {
                return;
            }
            place = (int) drawn;
        }
        half.values[place] = (float) value;
        half.bins[place] = bin;
    }

    /** The sampled values of bins {@code from} (inclusive) to {@code to} (exclusive), ascending. */
    double[] between(int from, int to) {
        double[] found = new double[before.size + after.size];
        int n = 0;
        for (Half half : new Half[] {before, after}) {
            for (int i = 0; i < half.size; i++) {
                if (half.bins[i] >= from && half.bins[i] < to) {
                    found[n++] = half.values[i];
                }
            }
        }
        double[] sorted = Arrays.copyOf(found, n);
        Arrays.sort(sorted);
        return sorted;
    }

    /** For each bin, how many sampled values of the second half lie above the limit, and how many there are. */
    void countAbove(double limit, int[] above, int[] all) {
        for (int i = 0; i < after.size; i++) {
            all[after.bins[i]]++;
            above[after.bins[i]] += after.values[i] > limit ? 1 : 0;
        }
    }

    int split() {
        return split;
    }
}
