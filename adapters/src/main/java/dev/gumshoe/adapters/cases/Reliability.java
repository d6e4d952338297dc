package dev.gumshoe.adapters.cases;

import java.util.ArrayList;
import java.util.List;

/**
 * How far confidences can be believed: among the cases of one band of confidence, as large a share should be right.
 *
 * @param bands from the least to the most confident, bands without a case left out
 * @param brier the mean squared distance of what was said from what was so, 0 at best (Brier 1950)
 */
public record Reliability(List<Band> bands, double brier) {

    private static final int BANDS = 10;

    /** Takes a copy. */
    public Reliability {
        bands = List.copyOf(bands);
    }

    /**
     * Cases of similar confidence.
     *
     * @param from the band's lower end, which belongs to it
     * @param to its upper end, which belongs to the next one; 1 belongs to the last
     * @param said the mean confidence of its cases
     * @param right how many of them named the answer first
     */
    public record Band(double from, double to, int cases, double said, int right) {

        /** The share that was right. */
        public SuiteScore.Interval seen() {
            return SuiteScore.Interval.of(right, cases);
        }
    }

    /** The table of these cases, in bands of a tenth. */
    public static Reliability of(List<ScoredCase> cases) {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < BANDS; i++) {
            int band = i;
            List<ScoredCase> within = cases.stream().filter(c -> Math.min(BANDS - 1, (int) (c.confidence() * BANDS)) == band).toList();
            if (!within.isEmpty()) {
                double said = within.stream().mapToDouble(ScoredCase::confidence).average().orElse(0);
                int right = (int) within.stream().filter(ScoredCase::right).count();
                bands.add(new Band((double) band / BANDS, (band + 1.0) / BANDS, within.size(), said, right));
            }
        }
        return new Reliability(bands, cases.stream().mapToDouble(Reliability::squared).average().orElse(0));
    }

    private static double squared(ScoredCase scored) {
        double apart = scored.confidence() - (scored.right() ? 1 : 0);
        return apart * apart;
    }

    /** How far what was said is from what was seen, the mean over all cases (expected calibration error; Naeini and others, 2015). */
    public double calibrationError() {
        double cases = bands.stream().mapToInt(Band::cases).sum();
        double apart = bands.stream().mapToDouble(b -> b.cases() * Math.abs(b.said() - b.seen().share())).sum();
        return cases == 0 ? 0 : apart / cases;
    }
}
