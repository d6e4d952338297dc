package dev.gumshoe.conversations.analysis;

/**
 * Turns the evidence for a suspect, a sum of log odds, into how often a suspect with so much evidence is right (Platt 1999).
 *
 * @param offset the log odds where the sum is 0
 * @param slope by how much they grow with each step of the sum; below 1 the sum claims too much
 */
public record Calibration(double offset, double slope) {

    /**
     * Fitted by logistic regression on the odd-numbered public recordings (66) together with 70 made-up cases: the recordings alone are
     * nearly all right, which says little of where it goes wrong.
     */
    public static final Calibration FITTED = new Calibration(1.04, 0.68);

    /** From here on a suspect is named as the cause: four of five that are named are right. */
    public static final double LINE = 0.8;

    /** The share of right ones, 0 to 1. */
    public double of(double sum) {
        return 1 / (1 + Math.exp(-(offset + slope * sum)));
    }

    /** The sum that gives a share above 0 and below 1. */
    public double sum(double share) {
        return (Math.log(share / (1 - share)) - offset) / slope;
    }
}
