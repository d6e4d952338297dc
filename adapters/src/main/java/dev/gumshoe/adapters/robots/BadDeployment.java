package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.investigation.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * A version that expects a new field in cached records is rolled out through a new launch template, host by host; records written
 * before it cannot be read, so requests that hit the cache fail on new hosts and those that miss it succeed.
 * Truth: the service, {@code bad-deployment}, the deployment.
 */
record BadDeployment(Strike strike, Part service, String version) implements Fault {

    @Override
    public Culprit culprit(Setting setting) {
        return new Culprit(setting.names().of(service), Mechanism.BAD_DEPLOYMENT, deployment());
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
    public @Nullable Failure cached(Instance by, int robot, long millis) {
        return by.version().equals(version) && strike.hits(robot) ? Failure.UNREADABLE_RECORD : null;
    }

    @Override
    public void reshape(FleetPlan fleet) {
        fleet.roll(service, strike.onset(), version);
    }

    @Override
    public void record(History history) {
        history.rollout(service, deployment(), version, strike.onset() - FleetPlan.BOOT_MILLIS - 15_000,
                Diffs.serialisation(history.code(service)));
    }

    private String deployment() {
        return Ids.deployment(strike.seed());
    }
}
