package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * How one series stands in a stretch of time, beside what is usual for it.
 *
 * @param usual the median before the trouble; NaN when it was hardly measured then
 * @param level the mean of the stretch
 * @param furthest the value of the stretch that lies furthest from what is usual, and when it was measured
 * @param stretch what was looked at
 * @param before from when on it was measured before the trouble
 */
public record Standings(String resource, String metric, double usual, double level, double furthest, Instant furthestAt, TimeWindow stretch,
        Instant before, Evidence evidence) {

    private static final int FEWEST = 3;
    private static final double YOUNG = 0.5;

    /**
     * How the series stands.
     *
     * @param onset when the trouble began: what lies before is usual
     * @param stretch what counts as now, or as the time that is asked about; widened to three points where it holds fewer
     * @return empty when too little was measured
     */
    static Optional<Standings> of(MetricSeries series, Instant onset, TimeWindow stretch, Evidence evidence) {
        MetricSeries quiet = series.within(new TimeWindow(Instant.EPOCH, onset));
        MetricSeries asked = series.within(widened(series, stretch));
        if (asked.size() == 0) {
            return Optional.empty();
        }
        double usual = quiet.size() < FEWEST ? Double.NaN : median(quiet.values());
        double center = Double.isFinite(usual) ? usual : asked.value(0);
        int far = 0;
        for (int i = 1; i < asked.size(); i++) {
            far = Math.abs(asked.value(i) - center) > Math.abs(asked.value(far) - center) ? i : far;
        }
        double level = Arrays.stream(asked.values()).average().orElse(Double.NaN);
        return Optional.of(new Standings(series.resource(), series.metric(), usual, level, asked.value(far), asked.time(far),
                new TimeWindow(asked.time(0), asked.time(asked.size() - 1)), quiet.size() == 0 ? asked.time(0) : quiet.time(0), evidence));
    }

    private static TimeWindow widened(MetricSeries series, TimeWindow stretch) {
        int end = series.firstAtOrAfter(stretch.to());
        int from = Math.max(0, end - FEWEST);
        boolean few = end > 0 && series.within(stretch).size() < FEWEST
                && !series.time(end - 1).isBefore(stretch.from().minus(apart(series)));
        return few && series.time(from).isBefore(stretch.from()) ? new TimeWindow(series.time(from), stretch.to()) : stretch;
    }

    /** How far its points are apart on the whole. */
    private static Duration apart(MetricSeries series) {
        return series.size() < 2
                ? Duration.ZERO
                : Duration.between(series.time(0), series.time(series.size() - 1)).dividedBy(series.size() - 1L);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Whether it was measured long enough to have a usual level. */
    public boolean old() {
        return Double.isFinite(usual);
    }

    /** How far it is off what is usual, in parts of the larger of both: 0 to 1; a half where nothing is usual yet. */
    public double apart() {
        if (!old()) {
            return YOUNG;
        }
        double larger = Math.max(Math.abs(usual), Math.abs(level));
        return larger == 0 ? 0 : Math.abs(level - usual) / larger;
    }

    /** {@code error rate of gateway}, with a capital. */
    public String named() {
        return Pulse.named(resource, metric);
    }

    /** A value of it as people read it. */
    public String value(double value) {
        return Pulse.value(metric, value);
    }
}
