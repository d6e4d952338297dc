package dev.gumshoe.adapters.robots;

import java.util.Arrays;

/** Counts what one resource did in one step. */
final class Meter {

    private static final int BUCKETS = 160;
    private static final double GROWTH = 1.09;
    private static final double LOG_GROWTH = Math.log(GROWTH);
    private static final double SMALLEST_MICROS = 100;

    private final int[] buckets = new int[BUCKETS];
    int count;
    int errors;
    int clientErrors;
    int retries;
    int hits;
    long busyMicros;

    void took(long micros) {
        count++;
        busyMicros += micros;
        int bucket = (int) (Math.log(Math.max(1, micros / SMALLEST_MICROS)) / LOG_GROWTH);
        buckets[Math.min(BUCKETS - 1, bucket)]++;
    }

    /** Milliseconds that the share of visits stays below. */
    double quantileMillis(double share) {
        long rank = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += buckets[i];
            if (seen >= rank) {
                return SMALLEST_MICROS * Math.pow(GROWTH, i + 0.5) / 1000;
            }
        }
        return 0;
    }

    double meanMillis() {
        return count == 0 ? 0 : busyMicros / 1000.0 / count;
    }

    double errorRate() {
        return count == 0 ? 0 : (double) errors / count;
    }

    void clear() {
        Arrays.fill(buckets, 0);
        count = 0;
        errors = 0;
        clientErrors = 0;
        retries = 0;
        hits = 0;
        busyMicros = 0;
    }
}
