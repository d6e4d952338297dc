package dev.gumshoe.conversations.analysis;

import java.time.Instant;

/**
 * The incident's place in the time bins: what is compared with what.
 *
 * @param quietFrom first bin of the quiet time
 * @param onset first bin of the incident
 * @param end the bin after its last
 * @param at the onset as a moment
 * @param certain whether the data itself shows a break there, or it is only where the search began
 */
record Episode(TimeBins bins, Coverage coverage, int quietFrom, int onset, int end, Instant at, boolean certain) {

    /** How many bins of quiet time have data. */
    int quietBins() {
        return coverage.between(quietFrom, onset);
    }

    /** How many bins of the incident there are. */
    int incidentBins() {
        return Math.max(coverage.between(onset, end), end > onset ? 1 : 0);
    }

    double quietMinutes() {
        return bins.minutes(quietBins());
    }

    double incidentMinutes() {
        return bins.minutes(incidentBins());
    }

    /** Whether there is quiet time to compare with. */
    boolean comparable() {
        return quietBins() > 0 && incidentBins() > 0;
    }

    long quiet(BinCounts counts) {
        return counts.between(quietFrom, onset);
    }

    long incident(BinCounts counts) {
        return counts.between(onset, end);
    }

    /** Compares the rates, where the same work would have brought {@code growth} times as many in the incident. */
    RateChange change(BinCounts counts, double growth) {
        double incidentExposure = incidentBins() * Math.max(0.05, growth);
        return RateChange.between(quiet(counts), quietBins(), incident(counts), incidentExposure, dispersion(counts));
    }

    /** Variance over mean of the covered bins' counts in quiet time, at least 1 (Fano factor). */
    double dispersion(BinCounts counts) {
        return OnsetFinder.dispersion(counts, coverage, quietFrom, onset);
    }

    /** The first bin from which the counts stay at their new level, or -1 when it does not happen in the incident. */
    Instant firstIn(BinCounts counts) {
        int bin = counts.next(onset);
        return bins.start(bin < 0 ? onset : bin);
    }
}
