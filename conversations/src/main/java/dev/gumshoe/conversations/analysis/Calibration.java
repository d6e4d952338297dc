package dev.gumshoe.conversations.analysis;

/**
 * Turns what speaks for a suspect into how often a suspect with such grounds is right: a logistic regression (Platt 1999 scales a score
 * in this way; here each ground has a weight).
 *
 * @param offset the log odds where there are no grounds
 * @param weights by how much they grow with each of {@link Grounds#figures()}
 */
public record Calibration(double offset, Grounds weights) {

    /**
     * Fitted by {@code bot/src/bench/java/dev/gumshoe/bot/CalibrationFit.java}, each of the following counting the same together: the
     * odd-numbered public recordings (66), the same with less in them ({@code PoorerSuites}, 132), 120 made-up cases of 20 kinds of fault
     * ({@code --wild}, seeds 811-816), and 160 of which only series are recorded, half of them with a topology ({@code --varied --only
     * METRICS}, 811-814; {@code --wild --only METRICS,TOPOLOGY}, 815-818). The recordings alone are nearly all right, which says little of
     * where it goes wrong. The weight of gaps was set by hand. Each suite left out once: log loss 0.303, Brier score 0.097. How much there
     * is against the suspect, how many kinds of signal agree, and the share of it that may be its callees' doing were tried as well, and
     * told nothing more.
     */
    public static final Calibration FITTED = new Calibration(-0.75, new Grounds(3.0, -0.1, 2.75));

    /** From here on a suspect is named as the cause: four of five that are named are right. */
    public static final double LINE = 0.8;

    /** The share of right ones, 0 to 1. */
    public double of(Grounds grounds) {
        double sum = offset;
        double[] each = weights.figures();
        double[] figures = grounds.figures();
        for (int i = 0; i < each.length; i++) {
            sum += each[i] * figures[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
