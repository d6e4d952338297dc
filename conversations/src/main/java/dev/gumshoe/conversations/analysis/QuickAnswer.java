package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that answers in a fraction of its usual time, by series of durations. To be quick is no symptom, but who hardly does its
 * work any more is quick. The percentiles of one duration have to agree, for where a slow spell is over the highest alone falls.
 */
record QuickAnswer(MetricSource source, MetricSeries series, Deviation deviation) {

    private static final double FRACTION = 0.5;

    /** One for each resource that does, by its first such series; {@code quiet} ends where the quiet time does. */
    static List<QuickAnswer> among(List<CallMix.Read> read, Instant quiet) {
        Map<String, List<QuickAnswer>> quick = new LinkedHashMap<>();
        Map<String, Integer> all = new LinkedHashMap<>();
        for (CallMix.Read one : read) {
            MetricSeries series = one.series();
            if (MetricClass.of(series.metric()) == MetricClass.LATENCY && !MetricClass.seenByCaller(series.metric())) {
                all.merge(series.resource(), 1, Integer::sum);
                // as a series of which either direction tells, for as durations only their rise does
                ChangePoint.in(series, MetricClass.TRAFFIC, quiet)
                        .filter(d -> d.strength() >= Deviation.TELLING && d.level() <= FRACTION * d.quiet())
                        .ifPresent(d -> quick.computeIfAbsent(series.resource(), _ -> new ArrayList<>())
                                .add(new QuickAnswer(one.source(), series, d)));
            }
        }
        return quick.entrySet().stream()
                .filter(each -> 2 * each.getValue().size() > all.getOrDefault(each.getKey(), 0))
                .map(each -> each.getValue().getFirst())
                .toList();
    }

    /** One sentence in which the resource is called by {@code name}. */
    String tell(String name) {
        return name + " answers in a fraction of its usual time: " + Wording.spoken(series.metric()) + " fell from "
                + Wording.value(series.metric(), deviation.quiet()) + " to " + Wording.value(series.metric(), deviation.level()) + " at "
                + Phrases.clock(deviation.onset()) + "; it may hardly do its work.";
    }

    /** For the ranking. */
    Signal signal(@Nullable String observation) {
        Map<String, Double> figures = Map.of("ratio", deviation.level() / deviation.quiet(), Measured.QUIET, deviation.quiet(),
                Measured.LEVEL,
                deviation.level());
        return new Signal(series.resource(), SignalKinds.HASTY, series.metric(), deviation.strength(), deviation.onset(), figures,
                observation);
    }
}
