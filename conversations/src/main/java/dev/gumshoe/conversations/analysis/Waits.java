package dev.gumshoe.conversations.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which resource's own time makes slow requests slow, told from the incident alone: each resource's share of the variance of the
 * requests' durations, cov(own time, duration) / var(duration) per entry operation. Stands in where there is no quiet time.
 */
final class Waits {

    private static final int MOST_ENTRIES = 500;

    /** Sums over the requests of one entry operation. */
    private static final class Entry {
        long requests;
        double sum;
        double squares;
        final Map<String, double[]> byResource = new LinkedHashMap<>();
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Takes a whole trace. */
    void accept(TraceTree tree, int root) {
        String operation = tree.spans.get(root).resource() + " " + tree.spans.get(root).name();
        Entry entry = entries.get(operation);
        if (entry == null) {
            if (entries.size() >= MOST_ENTRIES) {
                return;
            }
            entry = new Entry();
            entries.put(operation, entry);
        }
        double duration = tree.spans.get(root).durationMicros();
        entry.requests++;
        entry.sum += duration;
        entry.squares += duration * duration;
        Map<String, Double> own = new HashMap<>();
        for (int i = 0; i < tree.spans.size(); i++) {
            int answered = tree.answered(i);
            // what is lost on the way of a call counts for the one who is called
            own.merge(tree.spans.get(answered < 0 ? i : answered).resource(), (double) tree.selfMicros[i], Double::sum);
        }
        for (Map.Entry<String, Double> each : own.entrySet()) {
            double[] sums = entry.byResource.computeIfAbsent(each.getKey(), _ -> new double[2]);
            sums[0] += each.getValue();
            sums[1] += each.getValue() * duration;
        }
    }

    /** Each resource's share of the variance, weighted over the entry operations by their own variance; shares may be slightly below 0. */
    Map<String, Double> shares() {
        Map<String, Double> covariance = new LinkedHashMap<>();
        double variance = 0;
        for (Entry entry : entries.values()) {
            if (entry.requests < 20) {
                continue;
            }
            double mean = entry.sum / entry.requests;
            variance += entry.squares - mean * entry.sum;
            entry.byResource.forEach((resource, sums) -> covariance.merge(resource, sums[1] - mean * sums[0], Double::sum));
        }
        if (variance <= 0) {
            return Map.of();
        }
        double all = variance;
        covariance.replaceAll((_, c) -> c / all);
        return covariance;
    }
}
