package dev.gumshoe.conversations.analysis;

import java.util.Arrays;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * What a series usually does: level and spread by order statistics, so that a few wild points of the past do not hide a fault
 * (median and median absolute deviation; Rousseeuw and Croux, 1993).
 *
 * @param level the median
 * @param recent the median of the time just before, so that a slow drift is no onset
 * @param spread the largest of several robust estimates of one standard deviation
 * @param highest the largest value seen, in spreads above the level
 * @param lowest the smallest value seen, in spreads below the level
 * @param magnitude what counts as a sizeable value
 */
record QuietTime(double level, double recent, double spread, double highest, double lowest, double magnitude) {

    /** Fewer points than this do not say what is usual. */
    static final int FEWEST = 4;

    private static final double NORMAL_MAD = 1.4826;
    private static final double NORMAL_QUARTILES = 1.349;
    private static final double NORMAL_TAILS = 3.76;
    private static final double LEAST_RELATIVE_SPREAD = 0.02;

    /**
     * Learns from the quiet values, in order of time.
     *
     * @param recentPoints how many of the last ones are the time just before
     */
    static QuietTime of(double[] values, int recentPoints) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double level = quantile(sorted, 50);
        double[] distances = Arrays.stream(sorted).map(v -> Math.abs(v - level)).sorted().toArray();
        double spread = Math.max(
                Math.max(
                        NORMAL_MAD * quantile(distances, 50),
                        (quantile(sorted, 75) - quantile(sorted, 25)) / NORMAL_QUARTILES),
                Math.max(
                        (quantile(sorted, 97) - quantile(sorted, 3)) / NORMAL_TAILS,
                        Math.max(LEAST_RELATIVE_SPREAD * Math.abs(level), 1e-12)));
        double magnitude = Math.max(Math.abs(quantile(sorted, 90)), Math.abs(quantile(sorted, 10)));
        double recent = values.length > 2 * recentPoints
                ? median(Arrays.copyOfRange(values, values.length - recentPoints, values.length))
                : level;
        return new QuietTime(level, recent, spread, (sorted[sorted.length - 1] - level) / spread, (level - sorted[0]) / spread, magnitude);
    }

    /** The middle value. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantile(sorted, 50);
    }

    private static double quantile(double[] sorted, double percent) {
        return new Percentile().withEstimationType(Percentile.EstimationType.R_7).evaluate(sorted, percent);
    }
}
