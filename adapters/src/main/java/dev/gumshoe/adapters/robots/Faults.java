package dev.gumshoe.adapters.robots;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws where, when and how hard a scenario strikes. */
final class Faults {

    private static final double SMALLEST_SHARE = 0.05;

    private Faults() {}

    static Fault draw(Scenario scenario, long seed, long alertMillis) {
        RandomGenerator dice = Dice.at(seed, 11);
        long onset = alertMillis - (long) Dice.between(dice, 180_000, 600_000);
        return switch (scenario) {
            case BAD_DEPLOYMENT ->
                new BadDeployment(strike(seed, onset, dice, 0.08, 0.9), one(dice, Part.SERVICES), Ids.version(seed, 1));
            case MANUAL_CHANGE -> manualChange(seed, onset, dice);
            case PERMISSION_DENIED -> new PermissionDenied(strike(seed, onset, dice, 0.2, 1), one(dice, Part.WITH_TABLE));
            case HEALTH_CHECK_FAILURE -> new HealthCheckFailure(strike(seed, onset, dice, 0.12, 0.4), one(dice, Part.SERVICES));
            case SLOW_DEPENDENCY -> slowDependency(seed, onset, dice);
            case CONNECTIONS_EXHAUSTED ->
                new ConnectionsExhausted(strike(seed, onset, dice, 0.08, 0.7), one(dice, Part.WITH_TABLE), dice.nextBoolean());
            case TRAFFIC_SURGE -> trafficSurge(seed, onset, dice);
            case NO_FAULT -> new NoFault();
        };
    }

    private static Strike strike(long seed, long onset, RandomGenerator dice, double weakest, double strongest) {
        return new Strike(seed, onset, Dice.between(dice, weakest, strongest));
    }

    private static Fault manualChange(long seed, long onset, RandomGenerator dice) {
        Part service = one(dice, Part.SERVICES);
        int hosts = FleetPlan.size(seed, service);
        Strike strike = strike(seed, onset, dice, Math.max(0.3, SMALLEST_SHARE * hosts), 1);
        return new ManualChange(strike, service, dice.nextInt(hosts), dice.nextBoolean());
    }

    private static Fault slowDependency(long seed, long onset, RandomGenerator dice) {
        List<Part> parts = new ArrayList<>(Part.STORES);
        parts.addAll(Part.WITH_TABLE);
        return new SlowDependency(strike(seed, onset, dice, 0.1, 1), one(dice, parts), Dice.between(dice, 400, 2500));
    }

    private static Fault trafficSurge(long seed, long onset, RandomGenerator dice) {
        boolean fromCustomers = dice.nextDouble() < 0.7;
        double factor = fromCustomers ? Dice.between(dice, 2.8, 4.8) : Dice.between(dice, 14, 24);
        return new TrafficSurge(new Strike(seed, onset, 1), fromCustomers, factor);
    }

    private static Part one(RandomGenerator dice, List<Part> parts) {
        return parts.get(dice.nextInt(parts.size()));
    }
}
