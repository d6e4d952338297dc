package dev.gumshoe.conversations.agents;

import java.util.regex.Pattern;

/**
 * A number in a sentence.
 *
 * @param raw as it is written, sign left out
 * @param value in the base unit of its dimension: seconds, bytes, per second, a share of 1
 * @param slack how far off the value may be and still be written so: half of the last place that tells
 * @param scale what one of the written unit is in the base unit
 * @param bound whether it is said to be the number itself, or one above or below
 */
record Figure(double raw, double value, Dimension dimension, double slack, double scale, Bound bound, String written) {

    /** How exactly a number is meant. */
    enum Bound {
        /** The number itself, rounded. */
        EXACT,
        /** A number near it. */
        ABOUT,
        /** One that is larger, and not by much. */
        OVER,
        /** One that is smaller, and not by much. */
        UNDER;

        private static final Pattern LARGER = Pattern.compile("(?:over|more than|at least|above|>|≥)\\s?$");
        private static final Pattern SMALLER = Pattern.compile("(?:under|less than|fewer than|below|at most|<|≤)\\s?$");
        private static final Pattern NEAR = Pattern
                .compile("(?:about|around|roughly|approximately|approx\\.?|some|nearly|almost|close to|~|≈)\\s?$");

        /** By the words that stand before the number, lower case. */
        static Bound before(String words) {
            return NEAR.matcher(words).find()
                    ? ABOUT
                    : LARGER.matcher(words).find() ? OVER : SMALLER.matcher(words).find() ? UNDER : EXACT;
        }

        /** Whether a value that is off by so much is still meant; what is not said exactly may be off by a tenth. */
        private boolean lets(double off, double slack, double value) {
            double wide = Math.max(slack, Math.abs(value) * 0.1);
            return switch (this) {
                case EXACT -> Math.abs(off) <= slack;
                case ABOUT -> Math.abs(off) <= wide;
                case OVER -> off >= -slack && off <= wide;
                case UNDER -> off >= -wide && off <= slack;
            };
        }
    }

    /** What a number measures. */
    enum Dimension {
        /** A count, or anything whose unit is not written. */
        PLAIN,
        /** A share of something. */
        SHARE,
        /** A length of time. */
        TIME,
        /** An amount of data. */
        BYTES,
        /** How many times as much. */
        FACTOR,
        /** How often. */
        RATE
    }

    private static final double[] TIME_UNITS = {1e-6, 1e-3, 1, 60};
    private static final double[] RATE_UNITS = {1, 1 / 60.0, 1 / 3_600.0};

    /** A smaller unit's number that follows: {@code 2 h} and {@code 5 min}. */
    Figure and(Figure smaller) {
        return new Figure(smaller.raw, value + smaller.value, dimension, smaller.slack, smaller.scale, bound,
                written + " " + smaller.written);
    }

    /** A measured number without a unit. */
    static Figure plain(double measured) {
        double size = Math.abs(measured);
        return new Figure(size, size, Dimension.PLAIN, 0, 1, Bound.EXACT, "");
    }

    /** Whether this, rounded and in whatever unit, is what the other one says. */
    boolean tells(Figure source) {
        if (dimension == source.dimension) {
            return near(source.value) || (dimension == Dimension.BYTES && (near(source.value * 1.024) || near(source.value / 1.024)
                    || near(source.value * 1.048576) || near(source.value / 1.048576)));
        }
        if (dimension != Dimension.PLAIN && source.dimension != Dimension.PLAIN) {
            return false;
        }
        return bound.lets(source.raw - raw, slack / scale + 1e-9, raw) || converted(source);
    }

    private boolean converted(Figure source) {
        return switch (dimension) {
            case SHARE -> source.raw <= 1 && near(source.raw);
            case TIME -> any(TIME_UNITS, source.raw);
            case RATE -> any(RATE_UNITS, source.raw);
            case BYTES -> near(source.raw);
            case PLAIN -> source.dimension == Dimension.SHARE && near(source.value);
            case FACTOR -> false;
        };
    }

    private boolean any(double[] units, double plain) {
        for (double unit : units) {
            if (near(plain * unit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the value, in the base unit, would be written as this is. */
    boolean near(double other) {
        return bound.lets(other - value, slack + Math.abs(other) * 1e-9, value);
    }

    /** Whether the value, with what is beyond the last place cut off, would be written as this is. */
    boolean nearOrCutTo(double other) {
        return near(other) || (other >= value && other < value + 2 * slack);
    }
}
