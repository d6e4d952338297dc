package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.MitigationPlan.Recovery;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Feels whether people are still hurt: the one series that tells it best, and how it stands now. */
public final class Pulse {

    /** From this share of the way back on it counts as usual again. */
    public static final double RECOVERED = 0.8;

    /** By how much of the usual level trouble has to lie off it: nearer, its end cannot be told from a quiet minute. */
    private static final double APART = 0.4;

    private static final int FEWEST_POINTS = 3;

    /** How many times longer than asked for the end of a series may be that is measured seldom. */
    private static final int LONGER = 3;

    private Pulse() {}

    /**
     * The series to watch: what the alarm is about where it was measured, else failures, else slowness, where people notice it first.
     *
     * @return empty when no series left its usual range
     */
    public static Optional<Recovery> of(Investigation state, RootCause cause) {
        Set<String> reach = state.topology().blastRadius(cause.resource());
        return state.tasks().stream()
                .flatMap(task -> task.signals().stream())
                .filter(signal -> worse(signal) && signal.strength() >= Deviation.TELLING)
                .filter(signal -> signal.resource().equals(cause.resource()) || reach.contains(signal.resource())
                        || signal.resource().equals(state.alert().resource()))
                .max(Comparator.comparingDouble(signal -> weight(signal, state, cause)))
                .map(Pulse::recovery);
    }

    private static boolean worse(Signal signal) {
        Double quiet = signal.figures().get(Measured.QUIET);
        Double level = signal.figures().get(Measured.LEVEL);
        int direction = MetricClass.of(signal.subject()).worse();
        return quiet != null && level != null && direction != 0 && (level - quiet) * direction > APART * Math.abs(quiet);
    }

    private static Recovery recovery(Signal signal) {
        return new Recovery(signal.resource(), signal.subject(), Objects.requireNonNull(signal.figures().get(Measured.QUIET)),
                Objects.requireNonNull(signal.figures().get(Measured.LEVEL)));
    }

    private static double weight(Signal signal, Investigation state, RootCause cause) {
        boolean alarmed = signal.subject().equals(state.alert().metric()) && signal.resource().equals(state.alert().resource());
        MetricClass what = MetricClass.of(signal.subject());
        double kind = what == MetricClass.ERRORS || what == MetricClass.SUCCESS ? 4 : what == MetricClass.LATENCY ? 3 : 1;
        double place = signal.resource().equals(state.alert().resource()) ? 2 : signal.resource().equals(cause.resource()) ? 1 : 0;
        boolean share = signal.subject().contains("rate") || signal.subject().contains("ratio") || signal.subject().contains("percent");
        return (alarmed ? 100 : 0) + kind * 4 + place * 2 + (share ? 1.5 : 0) + signal.strength() / (1 + signal.strength());
    }

    /** What the series is called at the beginning of a sentence: {@code Error rate of gateway}. */
    public static String named(String resource, String metric) {
        String spoken = Wording.spoken(metric);
        return spoken.substring(0, 1).toUpperCase(Locale.ROOT) + spoken.substring(1) + " of " + resource;
    }

    /** A value of it as people read it, with its unit where the name tells one. */
    public static String value(String metric, double value) {
        return Wording.value(metric, value);
    }

    /**
     * How a series stands.
     *
     * @param series its points in the window; null when the source gave none
     * @param level the mean of its last minutes
     */
    public record Reading(@Nullable MetricSeries series, double level, Evidence evidence, boolean failed) {

        /** Whether there is enough to tell. */
        public boolean tells() {
            return series != null && Double.isFinite(level);
        }
    }

    /**
     * Reads the series.
     *
     * @param lately how much of the window's end counts as now
     * @return empty when no source measures it
     */
    public static Optional<Reading> read(EvidenceSources sources, String resource, String metric, TimeWindow window, Duration lately) {
        Reading last = null;
        for (MetricSource source : sources.answering(MetricSource.class)) {
            List<MetricSeries> found = new ArrayList<>();
            ToolResult<Tally> answer = source.read(new MetricQuery(Set.of(resource), Set.of(metric), window), found::add);
            last = reading(answer, found, window, lately);
            if (last.tells()) {
                return Optional.of(last);
            }
        }
        return Optional.ofNullable(last);
    }

    private static Reading reading(ToolResult<Tally> answer, List<MetricSeries> found, TimeWindow window, Duration lately) {
        MetricSeries series = found.isEmpty() ? null : found.getFirst();
        return switch (answer) {
            case ToolResult.Found<Tally> f ->
                new Reading(series, series == null ? Double.NaN : level(series, window, lately), f.evidence(), false);
            case ToolResult.NothingFound<Tally> n -> new Reading(null, Double.NaN, n.searched(), false);
            case ToolResult.Failed<Tally> f -> new Reading(null, Double.NaN, new Evidence(f.source(), f.query(), window, f.detail()), true);
        };
    }

    /** The mean of what counts as now, and of three points at least: a series of one a minute has two in the last two minutes. */
    private static double level(MetricSeries series, TimeWindow window, Duration lately) {
        int first = Math.max(0, series.size() - FEWEST_POINTS);
        Duration points = series.size() < FEWEST_POINTS ? lately : Duration.between(series.time(first), window.to());
        Duration most = lately.multipliedBy(LONGER);
        Duration wanted = points.compareTo(lately) < 0 ? lately : points.compareTo(most) < 0 ? points : most;
        MetricSeries end = series
                .within(TimeWindow.endingAt(window.to(), wanted.compareTo(window.length()) < 0 ? wanted : window.length()));
        return end.size() < FEWEST_POINTS ? Double.NaN : Arrays.stream(end.values()).average().orElse(Double.NaN);
    }

    /** The names of the error series that the resources have, as the sources hold them for the window. */
    public static Stream<MetricSeries> errors(EvidenceSources sources, Set<String> resources, TimeWindow window) {
        List<MetricSeries> found = new ArrayList<>();
        for (MetricSource source : sources.answering(MetricSource.class)) {
            source.read(new MetricQuery(resources, Set.of(), window), series -> {
                if (MetricClass.of(series.metric()) == MetricClass.ERRORS) {
                    found.add(series);
                }
            });
        }
        return found.stream();
    }
}
