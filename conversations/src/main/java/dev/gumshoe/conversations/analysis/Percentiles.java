package dev.gumshoe.conversations.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the percentiles of one duration agree: where something is slow they rise together, while the highest alone is a few slow calls
 * such as there always are.
 */
final class Percentiles {

    private static final double ALONE = 0.5;

    private final Map<Family, List<Double>> strengths = new HashMap<>();

    private record Family(String resource, String metric) {}

    /** The percentiles among the series. */
    static Percentiles among(List<Measured> measured) {
        Percentiles percentiles = new Percentiles();
        measured.stream()
                .filter(m -> m.what() == MetricClass.LATENCY)
                .forEach(m -> percentiles.strengths.computeIfAbsent(family(m), _ -> new ArrayList<>()).add(m.deviation().strength()));
        return percentiles;
    }

    private static Family family(Measured measured) {
        return new Family(measured.series().resource(), measured.series().metric().replaceAll("\\d+", "#"));
    }

    /** What remains of a duration's strength, by how far the other percentiles rose as well; a half to 1, and 1 for all other series. */
    double agreement(Measured measured) {
        List<Double> all = measured.what() == MetricClass.LATENCY ? strengths.getOrDefault(family(measured), List.of()) : List.of();
        double own = measured.deviation().strength();
        if (all.size() < 2 || own <= 0) {
            return 1;
        }
        double others = all.stream().mapToDouble(strength -> Math.min(1, strength / own)).sum() - 1;
        return ALONE + (1 - ALONE) * others / (all.size() - 1);
    }
}
