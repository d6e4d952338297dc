package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.util.Arrays;
import java.util.Set;

/** Puts a series' values into the form in which they compare: counters as steps, success as the share that fails. */
final class Levels {

    private static final Set<String> COUNTER_ENDINGS = Set.of("total", "count", "counter", "bucket", "restarts", "restart");
    private static final int FEWEST_FOR_COUNTER = 12;
    private static final double MOST_OF_A_SHARE = 1.0001;
    private static final double MOST_OF_A_PERCENTAGE = 100.01;

    private Levels() {}

    /** The values to compare, one per point of the series. */
    static double[] of(MetricSeries series, MetricClass what) {
        double[] values = series.values();
        if (isCounter(series, values)) {
            values = what == MetricClass.RESTARTS ? sums(steps(values)) : steps(values);
        }
        return turned(what) ? failing(values) : values;
    }

    /** Whether more of what is compared is worse although less of what was measured is. */
    static boolean turned(MetricClass what) {
        return what == MetricClass.SUCCESS;
    }

    /** Whether what is compared is a share of all calls. */
    static boolean isShare(MetricClass what) {
        return turned(what);
    }

    private static boolean isCounter(MetricSeries series, double[] values) {
        if (values.length < FEWEST_FOR_COUNTER || Words.of(series.metric()).stream().noneMatch(COUNTER_ENDINGS::contains)) {
            return false;
        }
        int falls = 0;
        for (int i = 1; i < values.length; i++) {
            falls += values[i] < values[i - 1] ? 1 : 0;
        }
        return falls <= values.length / 20 && values[values.length - 1] > values[0];
    }

    // a counter that falls was reset: what it shows then is what came since
    private static double[] steps(double[] values) {
        double[] steps = new double[values.length];
        for (int i = 1; i < values.length; i++) {
            steps[i] = values[i] >= values[i - 1] ? values[i] - values[i - 1] : values[i];
        }
        steps[0] = steps.length > 1 ? steps[1] : 0;
        return steps;
    }

    // each restart is one point of many: how many there were by then is what stays and compares
    private static double[] sums(double[] steps) {
        steps[0] = 0;
        Arrays.parallelPrefix(steps, Double::sum);
        return steps;
    }

    // the share that fails is what compares: from 0.1 % to 5 % is fifty times worse, from 99.9 % to 95 % looks like nothing
    private static double[] failing(double[] values) {
        double most = Arrays.stream(values).max().orElse(0);
        double whole = most <= MOST_OF_A_SHARE ? 1 : most <= MOST_OF_A_PERCENTAGE ? 100 : most;
        return Arrays.stream(values).map(v -> Math.max(0, 1 - v / whole)).toArray();
    }
}
