package dev.gumshoe.conversations.agents;

/**
 * A number in a sentence.
 *
 * @param raw as it is written, sign left out
 * @param value in the base unit of its dimension: seconds, bytes, per second, a share of 1
 * @param slack how far off the value may be and still be written so: half of the last place that tells
 * @param scale what one of the written unit is in the base unit
 */
record Figure(double raw, double value, Dimension dimension, double slack, double scale, String written) {

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

    /** Whether this, rounded and in whatever unit, is what the other one says. */
    boolean tells(Figure source) {
        if (dimension == source.dimension) {
            return near(source.value) || (dimension == Dimension.BYTES && (near(source.value * 1.024) || near(source.value / 1.024)
                    || near(source.value * 1.048576) || near(source.value / 1.048576)));
        }
        if (dimension != Dimension.PLAIN && source.dimension != Dimension.PLAIN) {
            return false;
        }
        return Math.abs(raw - source.raw) <= slack / scale + 1e-9 || converted(source);
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
        return Math.abs(value - other) <= slack + Math.abs(other) * 1e-9;
    }

    /** Whether the value, with what is beyond the last place cut off, would be written as this is. */
    boolean nearOrCutTo(double other) {
        return near(other) || (other >= value && other < value + 2 * slack);
    }
}
