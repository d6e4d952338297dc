package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A series counted from lines or spans, worth a chart where no source measures it.
 *
 * @param unit of the values
 * @param onset when it left what was usual
 */
record Plot(MetricSeries series, String title, String unit, Instant onset) {

    private static final int MOST_POINTS = 180;
    private static final int FEWEST_QUIET = 12;

    /** How often something happened a minute, from the quiet time on. */
    static Plot perMinute(BinCounts counts, Episode episode, String resource, String what, Instant onset) {
        double minutes = episode.bins().minutes(1);
        MetricSeries series = series(episode, resource, what, (from, to) -> counts.between(from, to) / (minutes * (to - from)));
        return new Plot(series, resource + ": " + what, "per minute", onset);
    }

    /** The mean of sampled durations, given in microseconds, in milliseconds. */
    static Plot milliseconds(Samples samples, Episode episode, String resource, String what) {
        MetricSeries series = series(episode, resource, what,
                (from, to) -> Arrays.stream(samples.between(from, to)).average().orElse(Double.NaN) / 1_000);
        return new Plot(series, resource + ": " + what, "ms", episode.at());
    }

    private interface Value {
        double of(int from, int to);
    }

    private static MetricSeries series(Episode episode, String resource, String what, Value value) {
        int from = from(episode);
        // the last bin may be cut short by the end of the window, and would look like a recovery
        int end = episode.end() - episode.onset() > 3 ? episode.end() - 1 : episode.end();
        int step = Math.max(1, (end - from + MOST_POINTS - 1) / MOST_POINTS);
        int first = from + (end - from) % step;
        long middle = step * episode.bins().widthMillis() / 2;
        IntToDoubleFunction at = i -> value.of(first + i * step, first + (i + 1) * step);
        int[] told = java.util.stream.IntStream.range(0, (end - first) / step)
                .filter(i -> episode.coverage().between(first + i * step, first + (i + 1) * step) > 0)
                .filter(i -> Double.isFinite(at.applyAsDouble(i)))
                .toArray();
        long[] millis = Arrays.stream(told).mapToLong(i -> episode.bins().start(first + i * step).toEpochMilli() + middle).toArray();
        return new MetricSeries(resource, what, millis, Arrays.stream(told).mapToDouble(at).toArray());
    }

    // as much quiet time as trouble, three times over, shows what is usual; more would squeeze the trouble into a corner
    private static int from(Episode episode) {
        int trouble = Math.max(FEWEST_QUIET, episode.end() - episode.onset());
        return Math.max(episode.quietFrom(), episode.onset() - 3 * trouble);
    }
}
