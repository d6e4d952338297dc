package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.investigation.Mechanism;
import java.util.random.RandomGenerator;

/**
 * A change to the health check's script has a syntax error; host after host fails it, is taken out and replaced by one that fails it
 * again, and those left carry too much. Truth: the service, {@code health-check-failure}, the configuration change.
 */
record HealthCheckFailure(Strike strike, Part service) implements Fault {

    @Override
    public Culprit culprit(Setting setting) {
        return new Culprit(setting.names().of(service), Mechanism.HEALTH_CHECK_FAILURE, config());
    }

    @Override
    public long onset() {
        return strike.onset();
    }

    @Override
    public boolean concerns(Part part) {
        return part == service;
    }

    @Override
    public double refusal(Part part, long millis) {
        return part == service && strike.began(millis) ? strike.strength() : 0;
    }

    @Override
    public void reshape(FleetPlan fleet) {
        RandomGenerator dice = Dice.at(strike.seed(), 31);
        long first = strike.onset();
        for (Instance old : fleet.of(service)) {
            churn(fleet, old, first, dice);
            first += (long) Dice.between(dice, 15_000, 40_000);
        }
    }

    private static void churn(FleetPlan fleet, Instance old, long fails, RandomGenerator dice) {
        Instance now = old;
        long out = fails;
        while (out < fleet.endMillis()) {
            fleet.retire(now, out, out + 30_000, "failed its health check");
            long launched = out + (long) Dice.between(dice, 10_000, 25_000);
            now = fleet.launch(now.service(), now.slot(), launched, launched + FleetPlan.BOOT_MILLIS, now.version(),
                    "replaces " + now.id() + ", which was unhealthy");
            out = launched + FleetPlan.BOOT_MILLIS + (long) Dice.between(dice, 75_000, 120_000);
        }
    }

    @Override
    public void record(History history) {
        history.config(config(), service, strike.madeBefore(75, 130), "UpdateHealthCheck " + history.setting().names().group(service)
                + ": also check free disk space", Diffs.healthCheck(history.code(service)));
    }

    private String config() {
        return Ids.config(strike.seed());
    }
}
