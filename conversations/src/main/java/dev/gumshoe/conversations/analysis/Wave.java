package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The latest of possibly several stretches in which a series was in trouble.
 *
 * @param onset its first troubled point
 * @param calm when the stretch before it had ended, or the beginning of the series
 */
record Wave(Instant onset, Instant calm) {

    private static final Duration LULL = Duration.ofMinutes(2);
    private static final int LONGEST_BLIP = 1;
    // a later wave may be lower than the one by which the series was noticed
    private static final double LEAST_SHARE = 0.25;

    /** The latest wave of a series that deviated; a lull of up to two minutes does not end a wave, a single point begins none. */
    static Optional<Wave> latest(MetricSeries series, MetricClass what, Deviation deviation) {
        double[] values = Levels.of(series, what);
        double line = deviation.quiet() + LEAST_SHARE * (deviation.level() - deviation.quiet());
        int end = troubled(values, values.length - 1, line, deviation.rose());
        if (end < 0) {
            return Optional.empty();
        }
        int start = end;
        int before = troubled(values, start - 1, line, deviation.rose());
        while (before >= 0 && gap(series, before, start).compareTo(LULL) <= 0) {
            start = before;
            before = troubled(values, start - 1, line, deviation.rose());
        }
        while (before >= LONGEST_BLIP && !beyond(values[before - 1], line, deviation.rose())) {
            before = troubled(values, before - 1, line, deviation.rose());
        }
        return Optional.of(new Wave(series.time(start), series.time(before < LONGEST_BLIP ? 0 : before + 1)));
    }

    private static Duration gap(MetricSeries series, int from, int to) {
        return Duration.between(series.time(from), series.time(to));
    }

    private static int troubled(double[] values, int from, double line, boolean rose) {
        int i = from;
        while (i >= 0 && !beyond(values[i], line, rose)) {
            i--;
        }
        return i;
    }

    private static boolean beyond(double value, double line, boolean rose) {
        return rose ? value >= line : value <= line;
    }
}
