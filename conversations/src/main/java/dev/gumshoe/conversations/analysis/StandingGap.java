package dev.gumshoe.conversations.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What the calls of one pair lose on the way where there is no quiet time to compare with: judged by what the calls of the other pairs
 * lose. Between neighbours a call costs about the same whoever is called, and a slow network interface delays every call that passes it,
 * so that even the fastest of a pair are slow; a callee that is busy itself, or a caller that is, leaves its fastest calls alone.
 *
 * @param floor what nine of ten calls lose at least, in microseconds
 * @param usual the lower quartile of all pairs' floors, in microseconds
 * @param mean what its calls lose on average, in microseconds
 * @param z how far the floor stands out of the usual, in deviations of logarithms between pairs that are well
 */
record StandingGap(CallStats call, double floor, double usual, double mean, double z) {

    private static final int FEWEST_CALLS = 5;
    private static final int FEWEST_PAIRS = 4;
    private static final double FASTEST = 0.1;
    /** How much the floors of pairs that are well differ: one deviation of their natural logarithms. */
    private static final double SPREAD = 0.6;
    /** So much is lost within one machine or rack; in microseconds. */
    private static final double LEAST = 500;

    /** All pairs with enough calls; empty where there are too few to tell what is usual. */
    static List<StandingGap> among(Collection<CallStats> calls, Episode episode) {
        List<CallStats> pairs = new ArrayList<>();
        List<double[]> gaps = new ArrayList<>();
        for (CallStats call : calls) {
            double[] lost = call.crosses() ? call.gaps.between(0, episode.end()) : new double[0];
            if (lost.length >= FEWEST_CALLS) {
                pairs.add(call);
                gaps.add(lost);
            }
        }
        if (pairs.size() < FEWEST_PAIRS) {
            return List.of();
        }
        double[] floors = gaps.stream().mapToDouble(lost -> Shift.quantile(lost, FASTEST)).sorted().toArray();
        double usual = Math.max(LEAST, Shift.quantile(floors, 0.25));
        List<StandingGap> standing = new ArrayList<>();
        for (int i = 0; i < gaps.size(); i++) {
            double floor = Shift.quantile(gaps.get(i), FASTEST);
            double mean = Arrays.stream(gaps.get(i)).average().orElse(0);
            standing.add(new StandingGap(pairs.get(i), floor, usual, mean, Math.log(Math.max(LEAST, floor) / usual) / SPREAD));
        }
        return standing;
    }

    /** How many times the usual. */
    double ratio() {
        return Math.max(LEAST, floor) / usual;
    }

    @Override
    public String toString() {
        return "fastest tenth loses up to " + Phrases.micros(floor) + ", on average " + Phrases.micros(mean) + ", other pairs "
                + Phrases.micros(usual);
    }
}
