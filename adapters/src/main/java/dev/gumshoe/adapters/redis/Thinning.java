package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes long series shorter without losing a peak. */
final class Thinning {

    private static final Logger LOG = LoggerFactory.getLogger(Thinning.class);

    private Thinning() {}

    /** The series as they are when they have at most that many points together, else each with its share of them. */
    static List<MetricSeries> toAtMost(int points, List<MetricSeries> series) {
        long all = series.stream().mapToLong(MetricSeries::size).sum();
        if (all <= points) {
            return series;
        }
        LOG.warn("{} series with {} points are kept with {} points, lowest and highest of every stretch", series.size(), all, points);
        return series.stream().map(s -> thinned(s, (int) (s.size() * (long) points / all))).toList();
    }

    private static MetricSeries thinned(MetricSeries series, int points) {
        List<Integer> kept = new ArrayList<>();
        int stretches = Math.max(1, points / 2);
        for (int i = 0; i < stretches; i++) {
            keepExtremes(series, (int) ((long) series.size() * i / stretches), (int) ((long) series.size() * (i + 1) / stretches), kept);
        }
        return new MetricSeries(
                series.resource(),
                series.metric(),
                kept.stream().mapToLong(series::millis).toArray(),
                kept.stream().mapToDouble(series::value).toArray());
    }

    private static void keepExtremes(MetricSeries series, int from, int to, List<Integer> kept) {
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            low = series.value(i) < series.value(low) ? i : low;
            high = series.value(i) > series.value(high) ? i : high;
        }
        if (from < to) {
            kept.add(Math.min(low, high));
        }
        if (low != high) {
            kept.add(Math.max(low, high));
        }
    }
}
