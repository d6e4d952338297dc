package dev.gumshoe.bot.charts;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/**
 * The points of a series with a hole wherever data is missing, so that no line pretends to know what was there.
 *
 * @param values NaN where the line is to be broken
 * @param lonely whether some point has a hole on either side, so that no line would show it
 */
record Gaps(List<Date> times, List<Double> values, boolean lonely) {

    /** How many usual steps make a hole. */
    private static final double STEPS = 2.5;

    /** Finds the holes: steps longer than two and a half times the median step. */
    @SuppressWarnings("JavaUtilDate") // the chart library takes no other times
    static Gaps of(MetricSeries series) {
        double longest = STEPS * medianStep(series);
        List<Date> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        boolean lonely = false;
        int run = 0;
        for (int i = 0; i < series.size(); i++) {
            if (i > 0 && series.millis(i) - series.millis(i - 1) > longest) {
                times.add(new Date(series.millis(i - 1) + 1));
                values.add(Double.NaN);
                lonely |= run == 1;
                run = 0;
            }
            times.add(new Date(series.millis(i)));
            values.add(series.value(i));
            run++;
        }
        return new Gaps(times, values, lonely || run == 1);
    }

    /** The values in a larger unit. */
    List<Double> dividedBy(double scale) {
        return values.stream().map(value -> value / scale).toList();
    }

    private static double medianStep(MetricSeries series) {
        if (series.size() < 3) {
            return Double.POSITIVE_INFINITY;
        }
        long[] steps = new long[series.size() - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = series.millis(i + 1) - series.millis(i);
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }
}
