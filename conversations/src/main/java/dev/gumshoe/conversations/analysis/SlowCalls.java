package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which callees a caller's slow calls may go to, by how many of its calls are slow. The percentiles of what a caller waits say it: where
 * the 95th rose and the 90th did not, between one call in twenty and one in ten is slow, and a callee that gets half of the calls, or one
 * in a thousand, is not the one that answers late. Needs percentiles of the caller's side and series of requests of the callees.
 */
final class SlowCalls {

    /** The figure that says how well the callee's share of the caller's calls fits the share of slow calls, 0 to 1. */
    static final String FIT = "fit";

    private static final int MOST = 60;
    private static final double LEAST_FIT = 0.1;
    /** Who does not seem to wait may have waited as long before. */
    private static final double UNSEEN = 0.4;
    private static final double NEARLY_ALL = 0.8;
    /** How far an estimated share may be off: one deviation of its natural logarithm. */
    private static final double SPREAD = Math.log(2.5);
    private static final List<String> PERCENTILES = List.of("50", "75", "90", "95", "99", "999");

    /** The share of a caller's calls that is slow, from and to, 0 to 1. */
    private record Range(double from, double to) {

        double fit(double least, double most) {
            double off = Math.max(0, Math.max(Math.log(from / most), Math.log(least / to))) / SPREAD;
            return Math.max(from > 0 ? LEAST_FIT : UNSEEN, Math.exp(-off * off / 2));
        }
    }

    private final Topology topology;
    private final Map<String, Double> requests;

    private SlowCalls(Topology topology, Map<String, Double> requests) {
        this.topology = topology;
        this.requests = requests;
    }

    /** A signal for each callee that fits badly; {@code quiet} ends where the quiet time does. */
    static List<Signal> among(List<Measured> measured, List<MetricSeries> series, Topology topology, Instant quiet) {
        SlowCalls calls = new SlowCalls(topology, requests(series, quiet));
        Map<String, List<Measured>> byCaller = new LinkedHashMap<>();
        measured.stream()
                .filter(m -> m.what() == MetricClass.LATENCY && MetricClass.seenByCaller(m.series().metric())
                        && percentile(m.series().metric()) > 0)
                .forEach(m -> byCaller.computeIfAbsent(m.series().resource(), _ -> new ArrayList<>()).add(m));
        List<Signal> found = new ArrayList<>();
        byCaller.forEach((caller, waits) -> {
            if (waits.size() > 1) {
                found.addAll(calls.of(caller, slow(waits)));
            }
        });
        return found.size() <= MOST ? found : List.of();
    }

    // requests per resource in quiet time, by the series that most resources have
    private static Map<String, Double> requests(List<MetricSeries> series, Instant quiet) {
        Map<String, Map<String, Double>> byMetric = new HashMap<>();
        for (MetricSeries one : series) {
            double[] before = Arrays.copyOf(one.values(), one.firstAtOrAfter(quiet));
            if (before.length > 0 && MetricClass.of(one.metric()) == MetricClass.TRAFFIC && !MetricClass.seenByCaller(one.metric())) {
                byMetric.computeIfAbsent(one.metric(), _ -> new HashMap<>()).put(one.resource(), Arrays.stream(before).average().orElse(0));
            }
        }
        return byMetric.values().stream().max((a, b) -> Integer.compare(a.size(), b.size())).orElse(Map.of());
    }

    private static Range slow(List<Measured> waits) {
        double fastest = 1;
        double usual = 0;
        for (Measured wait : waits) {
            boolean rose = wait.deviation().rose() && wait.telling();
            fastest = rose ? Math.min(fastest, percentile(wait.series().metric())) : fastest;
        }
        for (Measured wait : waits) {
            double percentile = percentile(wait.series().metric());
            usual = percentile < fastest ? Math.max(usual, percentile) : usual;
        }
        return new Range(1 - fastest, 1 - usual);
    }

    /** The percentile that a series holds, 0 to 1; 0 where its name tells of none. */
    static double percentile(String metric) {
        return Words.of(metric).stream().filter(PERCENTILES::contains).findFirst().map(p -> Double.parseDouble("0." + p)).orElse(0.0);
    }

    private List<Signal> of(String caller, Range range) {
        double all = topology.callees(caller).stream().mapToDouble(callee -> calls(caller, callee)).sum();
        List<Signal> found = new ArrayList<>();
        for (String callee : topology.callees(caller)) {
            double share = all <= 0 ? 0 : calls(caller, callee) / all;
            double most = brings(caller, callee) >= NEARLY_ALL ? share : Math.min(1, requests.getOrDefault(callee, 0.0) / all);
            double fit = share <= 0 ? 1 : range.fit(share, most);
            if (fit < 1) {
                Map<String, Double> figures = Map.of(FIT, fit, "share", share, "slowFrom", range.from(), "slowTo", range.to());
                found.add(new Signal(callee, SignalKinds.SLOW_CALLS, caller, fit, null, figures, null));
            }
        }
        return found;
    }

    private double calls(String caller, String callee) {
        return requests.getOrDefault(callee, 0.0) * brings(caller, callee);
    }

    // of what a callee gets, each of its callers brings as much as it gets itself: sure only of one that gets nearly all
    private double brings(String caller, String callee) {
        double all = topology.callers(callee).stream().mapToDouble(c -> requests.getOrDefault(c, 0.0)).sum();
        return all <= 0 ? 0 : requests.getOrDefault(caller, 0.0) / all;
    }
}
