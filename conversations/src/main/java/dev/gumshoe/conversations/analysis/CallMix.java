package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much work a callee gets for the work that its caller gets. Traffic as a whole comes and goes; what one request brings about stays
 * the same until the code behaves otherwise, so that an operation that ends early shows where neither errors nor durations are recorded
 * (Nezha, Yu et al. 2023, compares the mix of events in spans; this does it with two series of requests).
 *
 * @param ratio of the callee's requests to the caller's, named after the callee and measured on the caller
 */
record CallMix(MetricSource source, MetricSeries caller, MetricSeries callee, MetricSeries ratio, Deviation deviation) {

    private static final int MOST_PAIRS = 2_000;
    /** A point in which the caller gets less than this share of its usual work says little of what a request brings about. */
    private static final double LEAST_WORK = 0.05;
    private static final double MOSTLY = 0.6;

    /** A series and who measured it. */
    record Read(MetricSource source, MetricSeries series) {}

    private record Key(String resource, String metric) {}

    /** Compares every caller with its callees, as far as both have a series of requests of one name. */
    static List<CallMix> among(List<Read> read, Topology topology, Instant boundary) {
        Map<Key, Read> traffic = new HashMap<>();
        read.stream()
                .filter(r -> MetricClass.of(r.series().metric()) == MetricClass.TRAFFIC && !MetricClass.seenByCaller(r.series().metric()))
                .forEach(r -> traffic.putIfAbsent(new Key(r.series().resource(), r.series().metric()), r));
        Map<String, List<Read>> byResource = traffic.values().stream().collect(Collectors.groupingBy(r -> r.series().resource()));
        List<CallMix> found = new ArrayList<>();
        topology.relations().stream().filter(r -> r.kind() == RelationKind.CALLS).limit(MOST_PAIRS).forEach(call -> {
            for (Read caller : byResource.getOrDefault(call.from(), List.of())) {
                Read callee = traffic.get(new Key(call.to(), caller.series().metric()));
                CallMix mix = callee == null ? null : compared(caller, callee.series(), boundary);
                if (mix != null) {
                    found.add(mix);
                }
            }
        });
        found.sort(Comparator.comparingDouble((CallMix m) -> m.deviation().strength()).reversed());
        return found;
    }

    private static @Nullable CallMix compared(Read caller, MetricSeries callee, Instant boundary) {
        MetricSeries ratio = ratio(caller.series(), callee);
        return ChangePoint.in(ratio, MetricClass.TRAFFIC, boundary)
                .map(deviation -> new CallMix(caller.source(), caller.series(), callee, ratio, deviation))
                .orElse(null);
    }

    private static MetricSeries ratio(MetricSeries caller, MetricSeries callee) {
        double[] asked = Levels.of(caller, MetricClass.TRAFFIC);
        double[] got = Levels.of(callee, MetricClass.TRAFFIC);
        double least = LEAST_WORK * (asked.length == 0 ? 0 : QuietTime.median(asked));
        long[] times = new long[asked.length];
        double[] ratios = new double[asked.length];
        int n = 0;
        int at = 0;
        for (int i = 0; i < asked.length; i++) {
            while (at < got.length && callee.millis(at) < caller.millis(i)) {
                at++;
            }
            if (at < got.length && callee.millis(at) == caller.millis(i) && asked[i] > least) {
                times[n] = caller.millis(i);
                ratios[n++] = got[at] / asked[i];
            }
        }
        int kept = n >= MOSTLY * asked.length ? n : 0;
        return new MetricSeries(caller.resource(), callee.resource() + " per request", Arrays.copyOf(times, kept),
                Arrays.copyOf(ratios, kept));
    }

    /** Whether the caller makes fewer of these calls, clearly. */
    boolean fell() {
        return !deviation.rose() && deviation.strength() >= Deviation.TELLING;
    }

    /** One sentence. */
    String tell() {
        return caller.resource() + " brings " + callee.resource() + " less work for each request it gets: "
                + Wording.number(deviation.level()) + " requests since " + Phrases.clock(deviation.onset()) + ", "
                + Wording.number(deviation.quiet()) + " before; it may end early.";
    }

    /** For the ranking: measured on the caller, about the callee. */
    Signal signal(@Nullable String observation) {
        return new Signal(caller.resource(), SignalKinds.CALLS_PER_REQUEST, callee.resource(), deviation.strength(), deviation.onset(),
                Map.of(Measured.QUIET, deviation.quiet(), Measured.LEVEL, deviation.level(), Measured.SCORE, deviation.score()),
                observation);
    }
}
