package dev.gumshoe.adapters.robots;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A fault that a person mends at that time: until then it is what it was, to the last digit; afterwards it fades as its mend takes hold.
 *
 * @param at when the person acts, epoch milliseconds
 */
record Mended(Fault fault, long at) implements Fault {

    /** How long settings and capacity take to reach what they are for. */
    private static final long TAKES_HOLD = 60_000;

    @Override
    public Culprit culprit(Setting setting) {
        return fault.culprit(setting);
    }

    @Override
    public long onset() {
        return fault.onset();
    }

    @Override
    public boolean concerns(Part part) {
        return fault.concerns(part);
    }

    private boolean over(long millis) {
        return millis >= at + TAKES_HOLD;
    }

    @Override
    public double traffic(Operation operation, long millis) {
        double asMuch = fault.traffic(operation, millis);
        return over(millis) ? Math.min(asMuch, 1.1) : asMuch;
    }

    /** A version is gone when its hosts are. */
    @Override
    public @Nullable Failure cached(Instance by, int robot, long millis) {
        return fault.cached(by, robot, millis);
    }

    /** A damaged host is damaged until it is gone. */
    @Override
    public @Nullable Failure local(Instance by, int robot, long millis) {
        return fault.local(by, robot, millis);
    }

    @Override
    public @Nullable Failure table(Part service, int robot, long millis) {
        return over(millis) ? null : fault.table(service, robot, millis);
    }

    @Override
    public double delay(Part part, long millis, RandomGenerator dice) {
        return over(millis) ? 0 : fault.delay(part, millis, dice);
    }

    @Override
    public double poolWait(Part service, long millis, RandomGenerator dice) {
        return over(millis) ? 0 : fault.poolWait(service, millis, dice);
    }

    @Override
    public double poolUse(Part service, long millis) {
        return over(millis) ? 0 : fault.poolUse(service, millis);
    }

    @Override
    public int poolLimit(Part service, long millis) {
        return over(millis) ? Walker.POOL_LIMIT : fault.poolLimit(service, millis);
    }

    @Override
    public double refusal(Part service, long millis) {
        return over(millis) ? 0 : fault.refusal(service, millis);
    }

    @Override
    public void reshape(FleetPlan fleet) {
        fault.reshape(fleet);
    }

    @Override
    public void record(History history) {
        fault.record(history);
    }

    /** What the mend does to the fleet, after everything that happened by itself. */
    void reshapeAfterwards(FleetPlan fleet) {
        switch (fault) {
            case BadDeployment f -> fleet.roll(f.service(), at + FleetPlan.BOOT_MILLIS, Ids.version(f.strike().seed(), 0));
            case ManualChange f -> fleet.replace(f.service(), f.slot(), at);
            case HealthCheckFailure f -> fleet.settle(f.service(), at);
            case TrafficSurge _ -> fleet.scaleOut(Part.GATEWAY, at + 5_000);
            case PermissionDenied _,SlowDependency _,ConnectionsExhausted _,NoFault _,Mended _ -> {
                // its hosts stay as they are
            }
        }
    }

    /** What is written down of it. */
    void recordMending(History history) {
        Names names = history.setting().names();
        switch (fault) {
            case BadDeployment f ->
                history.rollBack(f.service(), Ids.version(f.strike().seed(), 0), Ids.deployment(f.strike().seed()), at);
            case ManualChange f -> {
                // the group writes down whom it replaced
            }
            case PermissionDenied f -> history.config(history.id("evt-"), f.service(), at,
                    "PutRolePolicy " + history.code(f.service()).role() + ": put back", Diffs.policy(history.code(f.service())));
            case HealthCheckFailure f -> history.config(history.id("evt-"), f.service(), at,
                    "UpdateHealthCheck " + names.group(f.service()) + ": revert", Diffs.healthCheck(history.code(f.service())));
            case ConnectionsExhausted f -> history.config(history.id("evt-"), f.service(), at,
                    f.lowered()
                            ? "Apply settings of " + names.of(f.service()) + ": revert"
                            : "Restart " + names.of(f.service()) + " host by host",
                    null);
            case SlowDependency f -> history.config(history.id("evt-"), f.part(), at, "UpdateCapacity " + names.of(f.part()), null);
            case TrafficSurge _ ->
                history.config(history.id("evt-"), Part.GATEWAY, at, "SetDesiredCapacity " + names.group(Part.GATEWAY), null);
            case NoFault _,Mended _ -> {
                // nothing was mended
            }
        }
    }
}
