package dev.gumshoe.conversations.analysis;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A fair sample of values with the time bin of each, of bounded size: one of what came surely before the trouble, one of the rest
 * (Vitter's algorithm R, with a fixed seed, so that the same data gives the same sample).
 */
final class Samples {

    private static final int MOST = 1_024;
    private static final int FEWEST_BINS = 4;
    private static final double LEAST_MICROS = 20;

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

    /**
     * By how much the means of bins scatter more than values drawn one by one would, at least 1: the design effect of clustered samples
     * (Kish 1965), on the logarithms. Where slow spells come and go in quiet time already, one more of them is no surprise.
     */
    double clustering(int from, int to) {
        Map<Integer, double[]> sums = new HashMap<>();
        for (Half half : new Half[] {before, after}) {
            for (int i = 0; i < half.size; i++) {
                if (half.bins[i] >= from && half.bins[i] < to) {
                    double log = Math.log(half.values[i] + LEAST_MICROS);
                    double[] sum = sums.computeIfAbsent(half.bins[i], _ -> new double[3]);
                    sum[0]++;
                    sum[1] += log;
                    sum[2] += log * log;
                }
            }
        }
        return sums.size() < FEWEST_BINS ? 1 : Math.max(1, variances(sums.values()));
    }

    // mean square between bins over mean square within them
    private static double variances(Collection<double[]> bins) {
        double n = bins.stream().mapToDouble(bin -> bin[0]).sum();
        double mean = bins.stream().mapToDouble(bin -> bin[1]).sum() / n;
        double between = 0;
        double within = 0;
        for (double[] bin : bins) {
            double own = bin[1] / bin[0];
            between += bin[0] * (own - mean) * (own - mean);
            within += bin[2] - bin[1] * own;
        }
        double free = n - bins.size();
        return free < 1 || within <= 0 ? 1 : between / (bins.size() - 1) / (within / free);
    }

    int split() {
        return split;
    }
}
