package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Recognises a series that ran into its ceiling: a share of something that is nearly used up, or a level that rose and then stays at one
 * and the same highest value (the utilisation and saturation of the USE method; Gregg 2013).
 */
final class Saturation {

    /** The figure under which a signal holds how full a series ran, 0 to 1. */
    static final String FULL = "full";

    private static final Set<String> SHARES = Set.of("percent", "pct", "%", "utilization", "utilisation", "rate", "ratio", "usage");
    private static final Set<MetricClass> BOUNDED = Set.of(MetricClass.CPU, MetricClass.MEMORY, MetricClass.FULLNESS,
            MetricClass.CONNECTIONS);
    private static final Set<String> CERTAIN_SHARES = Set.of("percent", "pct", "%", "utilization", "utilisation", "ratio");
    private static final double ROOM = 0.7;
    private static final double NEARLY = 0.88;
    private static final double PLATEAU = 0.6;
    private static final int FEWEST = 4;

    private Saturation() {}

    /** How full it is while it deviates, 0 to 1; 0 where it has no ceiling that shows. */
    static double of(MetricSeries series, MetricClass what, Deviation deviation) {
        if (!BOUNDED.contains(what) || !deviation.rose()) {
            return 0;
        }
        double ceiling = ceiling(series);
        boolean full = ceiling > 0 && deviation.level() >= NEARLY * ceiling && deviation.quiet() < NEARLY * ceiling;
        return full || plateau(series, deviation) ? 1 : 0;
    }

    // one for a fraction, a hundred for percent, nothing where the name does not speak of a share
    private static double ceiling(MetricSeries series) {
        List<String> words = Words.of(series.metric());
        if (words.stream().noneMatch(SHARES::contains)) {
            return 0;
        }
        double most = Arrays.stream(series.values()).max().orElse(0);
        return most <= 1.0001 ? 1 : most <= 100.01 ? 100 : 0;
    }

    /**
     * Whether something that is measured as a share of what there is has room left: a processor that works at 48 % instead of 32 % is no
     * ceiling, however unusual.
     */
    static boolean roomy(Signal signal) {
        double level = signal.figures().getOrDefault(Measured.LEVEL, Double.NaN);
        boolean share = Words.of(signal.subject()).stream().anyMatch(CERTAIN_SHARES::contains);
        boolean full = signal.figures().getOrDefault(FULL, 0.0) > 0;
        return share && !full && (level <= 1 ? level : level / 100) < ROOM;
    }

    private static boolean plateau(MetricSeries series, Deviation deviation) {
        double[] values = series.values();
        double most = Arrays.stream(values).max().orElse(0);
        int from = series.firstAtOrAfter(deviation.onset());
        long there = Arrays.stream(values, from, values.length).filter(v -> v == most).count();
        boolean before = Arrays.stream(values, 0, from).anyMatch(v -> v == most);
        return !before && there >= FEWEST && there >= PLATEAU * (values.length - from);
    }
}
