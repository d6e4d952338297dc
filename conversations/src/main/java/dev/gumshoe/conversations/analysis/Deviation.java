package dev.gumshoe.conversations.analysis;

import java.time.Instant;

/**
 * How far a series left its own quiet time.
 *
 * @param quiet its usual level
 * @param spread one usual deviation from that level, in the series' unit
 * @param level its level while it deviated
 * @param score how many usual spreads away that is, signed
 * @param effect natural logarithm of level to usual level, signed; bounded
 * @param strength 0 and up: the effect, discounted where it is not significant or not beyond what the quiet time showed too
 * @param onset the first point that deviated
 * @param last the last point that deviated
 * @param points how many points deviated
 */
record Deviation(
        double quiet, double spread, double level, double score, double effect, double strength, Instant onset, Instant last, int points) {

    /** The strength above which a deviation is worth a person's time. */
    static final double TELLING = 0.25;

    /** Whether the series rose. */
    boolean rose() {
        return level > quiet;
    }

    /** The same deviation at another strength. */
    Deviation weighing(double other) {
        return new Deviation(quiet, spread, level, score, effect, other, onset, last, points);
    }
}
