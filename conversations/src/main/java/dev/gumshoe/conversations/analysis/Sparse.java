package dev.gumshoe.conversations.analysis;

import java.util.Arrays;

/**
 * Series that are nought nearly all the time, such as counts of errors: one event in the suspicious time is no fault although nothing
 * like it was in the quiet time. They compare as counts of events do (the conditional test of {@link RateChange}).
 */
final class Sparse {

    private static final double MOSTLY = 0.8;
    /** A point counts as so many events at the most, for what a series counts in is guessed. */
    private static final double MOST_EVENTS = 20;

    private static final double SHARE = 0.01;
    /** The moment to compare from was chosen among many: some surprise is no surprise. */
    private static final double LEEWAY = 1.5;

    private Sparse() {}

    /** Whether the points before the boundary are mostly nought. */
    static boolean is(double[] values, int boundary) {
        long nought = Arrays.stream(values, 0, boundary).filter(v -> v == 0).count();
        return nought >= MOSTLY * boundary;
    }

    /** How surprising the events from the boundary on are, in standard deviations, 0 and up. */
    static double surprise(double[] values, int boundary) {
        double one = one(values);
        long before = events(Arrays.copyOfRange(values, 0, boundary), one);
        long now = events(Arrays.copyOfRange(values, boundary, values.length), one);
        double z = Math.abs(RateChange.between(before, boundary, now, (double) values.length - boundary, 1).z());
        return Math.max(0, z - LEEWAY);
    }

    // what one event is worth: the least there ever was, and of a share of many calls never more than one in a hundred
    private static double one(double[] values) {
        double least = Arrays.stream(values).map(Math::abs).filter(v -> v > 0).min().orElse(1);
        boolean share = least < 1 && Arrays.stream(values).allMatch(v -> v >= 0 && v <= 1);
        return share ? Math.min(least, SHARE) : least;
    }

    private static long events(double[] values, double one) {
        return Math.round(Arrays.stream(values).map(v -> Math.min(MOST_EVENTS, Math.abs(v) / one)).sum());
    }
}
