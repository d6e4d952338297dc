package dev.gumshoe.conversations.analysis;

/**
 * How durations in the incident compare with those of quiet time.
 *
 * @param quiet median in quiet time
 * @param incident median in the incident
 * @param quietMean mean in quiet time with the highest half percent cut down
 * @param incidentMean the same in the incident
 * @param z the larger of two views: Welch's test on the logarithms, and the share above the quiet 99th percentile; signed
 * @param slowShare share of the incident's values above the quiet 99th percentile
 */
record Shift(double quiet, double incident, double quietMean, double incidentMean, double z, double slowShare, int quietCount,
        int incidentCount) {

    static final Shift UNTOLD = new Shift(0, 0, 0, 0, 0, 0, 0, 0);
    private static final int FEWEST = 8;

    /** Compares two samples, both ascending. */
    static Shift between(double[] quiet, double[] incident) {
        if (quiet.length < FEWEST || incident.length < FEWEST) {
            return UNTOLD;
        }
        double limit = quantile(quiet, 0.99);
        long slowBefore = above(quiet, limit);
        long slow = above(incident, limit);
        double tail = RateChange.ofShares(slowBefore, quiet.length, slow, incident.length).z();
        double body = welch(quiet, incident);
        double z = Math.abs(tail) > Math.abs(body) && tail > 0 ? tail : body;
        return new Shift(quantile(quiet, 0.5), quantile(incident, 0.5), mean(quiet), mean(incident), z, (double) slow / incident.length,
                quiet.length, incident.length);
    }

    /** Compares the incident with quiet time, less sure where quiet time scatters. */
    static Shift between(Samples samples, Episode episode) {
        return between(samples.between(episode.quietFrom(), episode.onset()), samples.between(episode.onset(), episode.end()))
                .among(samples.clustering(episode.quietFrom(), episode.onset()));
    }

    /** The same, less sure where quiet time scatters more from bin to bin than within one; {@code clustering} at least 1. */
    Shift among(double clustering) {
        return new Shift(quiet, incident, quietMean, incidentMean, z / Math.sqrt(clustering), slowShare, quietCount, incidentCount);
    }

    static double quantile(double[] ascending, double share) {
        return ascending[(int) Math.min(ascending.length - 1L, Math.round(share * (ascending.length - 1)))];
    }

    private static long above(double[] values, double limit) {
        long count = 0;
        for (double value : values) {
            count += value > limit ? 1 : 0;
        }
        return count;
    }

    private static double mean(double[] ascending) {
        double most = quantile(ascending, 0.995);
        double sum = 0;
        for (double value : ascending) {
            sum += Math.min(value, most);
        }
        return sum / ascending.length;
    }

    private static double welch(double[] a, double[] b) {
        double[] first = logMoments(a);
        double[] second = logMoments(b);
        double spread = Math.sqrt(first[1] / a.length + second[1] / b.length + 1e-9);
        return (second[0] - first[0]) / spread;
    }

    private static double[] logMoments(double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            double log = Math.log(value + 20);
            sum += log;
            squares += log * log;
        }
        double mean = sum / values.length;
        return new double[] {mean, Math.max(0, squares / values.length - mean * mean)};
    }

    /** How many times as long on average. */
    double ratio() {
        return (incidentMean + 20) / (quietMean + 20);
    }
}
