package dev.gumshoe.conversations.analysis;

import java.util.Arrays;

/** How often something happened in each time bin; takes room only between the first and the last bin it happened in. */
final class BinCounts {

    private int first = -1;
    private int[] counts = {};
    private long total;

    void add(int bin) {
        add(bin, 1);
    }

    void add(int bin, int howMany) {
        if (first < 0) {
            first = bin;
            counts = new int[4];
        } else if (bin < first) {
            int[] wider = new int[first - bin + counts.length];
            System.arraycopy(counts, 0, wider, first - bin, counts.length);
            counts = wider;
            first = bin;
        }
        if (bin - first >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(bin - first + 1, counts.length * 2));
        }
        counts[bin - first] += howMany;
        total += howMany;
    }

    void addAll(BinCounts other) {
        for (int i = 0; i < other.counts.length; i++) {
            if (other.counts[i] != 0) {
                add(other.first + i, other.counts[i]);
            }
        }
    }

    int at(int bin) {
        int i = bin - first;
        return first < 0 || i < 0 || i >= counts.length ? 0 : counts[i];
    }

    long total() {
        return total;
    }

    /** How often from bin {@code from} (inclusive) to bin {@code to} (exclusive). */
    long between(int from, int to) {
        long sum = 0;
        int low = Math.max(0, from - Math.max(0, first));
        int high = Math.min(counts.length, to - Math.max(0, first));
        for (int i = low; i < high; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** The first bin it happened in, or -1 when it never did. */
    int firstBin() {
        return next(0);
    }

    /** The first bin at or after the given one it happened in, or -1. */
    int next(int from) {
        if (first < 0) {
            return -1;
        }
        for (int i = Math.max(0, from - first); i < counts.length; i++) {
            if (counts[i] > 0) {
                return first + i;
            }
        }
        return -1;
    }

    /** The last bin it happened in, or -1 when it never did. */
    int lastBin() {
        for (int i = counts.length - 1; i >= 0; i--) {
            if (counts[i] > 0) {
                return first + i;
            }
        }
        return -1;
    }
}
