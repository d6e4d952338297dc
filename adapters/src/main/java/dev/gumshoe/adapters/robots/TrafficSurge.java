package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.investigation.Mechanism;

/**
 * Several times the usual work arrives, from customers at the load balancer or from the clock at the schedule; services behind it
 * slow down and turn work away. Truth: the entry where it arrives (the load balancer, or the schedule service),
 * {@code traffic-surge}, no change.
 *
 * @param fromCustomers whether customers send it
 * @param factor how many times the usual arrivals of that entry
 */
record TrafficSurge(Strike strike, boolean fromCustomers, double factor) implements Fault {

    private static final double RAMP_MILLIS = 45_000;

    @Override
    public Culprit culprit(Setting setting) {
        return new Culprit(setting.names().of(entry()), Mechanism.TRAFFIC_SURGE, null);
    }

    private Part entry() {
        return fromCustomers ? Part.LOAD_BALANCER : Part.SCHEDULE;
    }

    @Override
    public long onset() {
        return strike.onset();
    }

    @Override
    public boolean concerns(Part part) {
        return part == entry() || part == Part.GATEWAY;
    }

    @Override
    public double traffic(Operation operation, long millis) {
        if (operation.fromCustomers() != fromCustomers) {
            return 1;
        }
        double grown = Math.clamp((millis - strike.onset()) / RAMP_MILLIS, 0, 1);
        return 1 + (factor - 1) * grown;
    }

    @Override
    public void reshape(FleetPlan fleet) {
        long when = strike.onset() + 240_000;
        for (Part service : Part.SERVICES) {
            fleet.scaleOut(service, when);
            when += 20_000;
        }
    }
}
