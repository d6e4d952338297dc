package dev.gumshoe.conversations.analysis;

import java.util.BitSet;

/** In which time bins a source answered with anything at all: a stretch without any data is not quiet, it is unknown. */
final class Coverage {

    private static final long HOLE_SECONDS = 60;

    private final TimeBins bins;
    private final BitSet seen = new BitSet();
    private int[] covered = {};

    Coverage(TimeBins bins) {
        this.bins = bins;
    }

    void add(int bin) {
        seen.set(bin);
    }

    /** Ends the reading: stretches up to a minute without data between two with data count as covered. */
    void close() {
        covered = new int[bins.count() + 1];
        int hole = bins.binsIn(HOLE_SECONDS);
        BitSet filled = (BitSet) seen.clone();
        for (int end = seen.nextClearBit(0); end >= 0 && end < seen.length(); end = seen.nextClearBit(end + 1)) {
            int next = seen.nextSetBit(end);
            int before = seen.previousSetBit(end);
            if (before >= 0 && next - before - 1 <= hole) {
                filled.set(end);
            }
        }
        for (int i = 0; i < bins.count(); i++) {
            covered[i + 1] = covered[i] + (filled.get(i) ? 1 : 0);
        }
    }

    /** How many covered bins lie from {@code from} (inclusive) to {@code to} (exclusive). */
    int between(int from, int to) {
        return to <= from ? 0 : covered[Math.min(to, bins.count())] - covered[Math.max(0, from)];
    }

    /** The bin after the last one with data; 0 when there is none. */
    int end() {
        return seen.length();
    }

    /** The first bin with data, or -1. */
    int start() {
        return seen.nextSetBit(0);
    }

    /** Whether that very bin has data. */
    boolean has(int bin) {
        return covered[bin + 1] > covered[bin];
    }
}
