package dev.gumshoe.adapters.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well a suite's predictions name what its labels name. A case without a prediction is a miss; suites are never pooled.
 *
 * @param suite the suite, with the half of it where it is one
 * @param cases how many labels there are
 * @param within how many answers stand among the first 1, 2, … 5 named
 * @param reciprocalRanks the sum of one over the answer's place, 0 where it is not named
 * @param conclusive how many predictions were conclusive
 * @param conclusiveAndWrong how many of those named another one first
 */
public record SuiteScore(String suite, int cases, List<Integer> within, double reciprocalRanks, int conclusive, int conclusiveAndWrong) {

    private static final double NORMAL_95 = 1.959964;

    /** Takes a copy. */
    public SuiteScore {
        within = List.copyOf(within);
    }

    /** A share with the interval that holds the true one in 95 of 100 suites like it (Wilson 1927). */
    public record Interval(double share, double low, double high) {

        /** The interval for so many hits among so many cases. */
        public static Interval of(int hits, int cases) {
            if (cases == 0) {
                return new Interval(0, 0, 1);
            }
            double share = (double) hits / cases;
            double z2 = NORMAL_95 * NORMAL_95;
            double centre = (share + z2 / (2 * cases)) / (1 + z2 / cases);
            double half = NORMAL_95 / (1 + z2 / cases) * Math.sqrt(share * (1 - share) / cases + z2 / (4.0 * cases * cases));
            return new Interval(share, Math.max(0, centre - half), Math.min(1, centre + half));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", share, low, high);
        }
    }

    /** The share of answers among the first {@code k} named, 1 to 5. */
    public Interval accuracyAt(int k) {
        return Interval.of(within.get(k - 1), cases);
    }

    /** The mean of the accuracies at 1 to 5. */
    public double averageAt5() {
        return within.stream().mapToInt(Integer::intValue).average().orElse(0) / Math.max(1, cases);
    }

    /** The mean of one over the answer's place. */
    public double meanReciprocalRank() {
        return reciprocalRanks / Math.max(1, cases);
    }

    /** The cases of each suite, in the order the suites come. */
    public static Map<String, List<ScoredCase>> suites(List<ScoredCase> cases) {
        Map<String, List<ScoredCase>> suites = new LinkedHashMap<>();
        cases.forEach(c -> suites.computeIfAbsent(c.suite(), _ -> new ArrayList<>()).add(c));
        return suites;
    }

    /** A suite as a whole, its odd-numbered cases and its even-numbered ones. */
    public static List<SuiteScore> halves(String suite, List<ScoredCase> cases) {
        return List.of(
                of(suite, cases),
                of(suite + " (odd)", cases.stream().filter(ScoredCase::odd).toList()),
                of(suite + " (even)", cases.stream().filter(c -> !c.odd()).toList()));
    }

    private static SuiteScore of(String name, List<ScoredCase> cases) {
        List<Integer> within = IntStream.rangeClosed(1, ScoredCase.DEEPEST)
                .mapToObj(k -> (int) cases.stream().filter(c -> c.place() >= 1 && c.place() <= k).count())
                .toList();
        double reciprocal = cases.stream().filter(c -> c.place() > 0).mapToDouble(c -> 1.0 / c.place()).sum();
        int conclusive = (int) cases.stream().filter(ScoredCase::conclusive).count();
        int wrong = (int) cases.stream().filter(c -> c.conclusive() && !c.right()).count();
        return new SuiteScore(name, cases.size(), within, reciprocal, conclusive, wrong);
    }
}
