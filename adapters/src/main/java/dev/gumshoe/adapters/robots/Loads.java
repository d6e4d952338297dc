package dev.gumshoe.adapters.robots;

import java.util.EnumMap;
import java.util.Map;

/** How busy each instance was in each step: 1 is all it can do. Filled step by step, each from the one before. */
final class Loads {

    private static final double USUAL_LOAD = 0.35;
    private static final double MEMORY = 0.4;

    private final float[][] loads;
    private final Map<Part, Double> capacity = new EnumMap<>(Part.class);

    Loads(Setting setting) {
        this.loads = new float[setting.grid().steps() + 1][setting.fleet().instances().size()];
        for (Part service : Part.SERVICES) {
            double visits = 0;
            for (Operation operation : Operation.ALL) {
                visits += operation.weight() * operation.entry().visits(service);
            }
            double expected = Traffic.USUAL_RATE * visits * TimeGrid.STEP_MILLIS / 1000 / FleetPlan.size(setting.seed(), service);
            capacity.put(service, expected / USUAL_LOAD);
        }
    }

    float of(int step, Instance instance) {
        return loads[step][instance.index()];
    }

    /** Takes note of how many visits the instance had in a step, for the step after it. */
    void visited(int step, Instance instance, long visits) {
        double now = visits / capacity.getOrDefault(instance.service(), 1.0);
        double before = loads[step][instance.index()];
        loads[step + 1][instance.index()] = (float) (before == 0 ? now : MEMORY * before + (1 - MEMORY) * now);
    }

    /** How many times longer work takes at that load. */
    static double slowdown(double load) {
        return load <= 0.6 ? 1 : 1 + Math.min(12, 2 * (load - 0.6) / Math.max(0.06, 1.1 - load));
    }

    /** The share of visits that is turned away at that load. */
    static double turnedAway(double load) {
        return load <= 0.92 ? 0 : Math.min(0.8, 0.02 + Math.max(0, 1 - 1 / load));
    }
}
