package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All series of the world, one value a step; a missing value is no number. */
final class Ledger {

    private final TimeGrid grid;
    private final Map<String, Map<String, double[]>> values = new LinkedHashMap<>();

    Ledger(TimeGrid grid) {
        this.grid = grid;
    }

    void put(String resource, String metric, int step, double value) {
        values.computeIfAbsent(resource, _ -> new LinkedHashMap<>())
                .computeIfAbsent(metric, _ -> nothing(grid.steps()))[step] = value;
    }

    private static double[] nothing(int steps) {
        double[] none = new double[steps];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /** Loses what a real store loses: single points, and some minutes of one host's agent. */
    void loseSome(long seed, List<String> hosts) {
        int quietHost = (int) (Dice.unit(seed, 61) * hosts.size());
        int gapFrom = (int) (Dice.unit(seed, 62) * grid.drawn() * 0.6);
        long place = 700_000;
        for (Map.Entry<String, Map<String, double[]>> resource : values.entrySet()) {
            boolean gap = resource.getKey().equals(hosts.get(quietHost));
            for (double[] series : resource.getValue().values()) {
                place += 10_000;
                for (int step = 0; step < series.length; step++) {
                    boolean inGap = gap && step >= gapFrom && step < gapFrom + 12;
                    series[step] = inGap || Dice.unit(seed, place + step) < 0.004 ? Double.NaN : series[step];
                }
            }
        }
    }

    Set<String> resources() {
        return values.keySet();
    }

    Set<String> metrics(String resource) {
        return values.getOrDefault(resource, Map.of()).keySet();
    }

    /** The mean of the known values in a stretch of steps, or 0 when there are none. */
    double mean(String resource, String metric, int from, int to) {
        double[] series = values.getOrDefault(resource, Map.of()).getOrDefault(metric, new double[0]);
        return Arrays.stream(series, Math.min(from, series.length), Math.min(to, series.length))
                .filter(Double::isFinite).average().orElse(0);
    }

    /** The points between the times (epoch milliseconds, end exclusive). */
    MetricSeries series(String resource, String metric, long from, long to) {
        double[] all = values.getOrDefault(resource, Map.of()).getOrDefault(metric, new double[0]);
        long[] times = new long[all.length];
        double[] known = new double[all.length];
        int size = 0;
        for (int step = 0; step < all.length; step++) {
            // A value is known when its step is over.
            long time = grid.at(step + 1);
            if (Double.isFinite(all[step]) && time >= from && time < to) {
                times[size] = time;
                known[size++] = all[step];
            }
        }
        return new MetricSeries(resource, metric, Arrays.copyOf(times, size), Arrays.copyOf(known, size));
    }
}
