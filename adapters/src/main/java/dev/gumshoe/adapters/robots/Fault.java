package dev.gumshoe.adapters.robots;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the world: each method is a place where it can interfere, and does not unless it says otherwise.
 * Everything else (callers that fail, retries, waiting, load) follows from these. Times are epoch milliseconds.
 */
sealed interface Fault
        permits BadDeployment, ManualChange, PermissionDenied, HealthCheckFailure, SlowDependency, ConnectionsExhausted, TrafficSurge,
        NoFault, Mended {

    /** What an engineer who knows everything would name. */
    Culprit culprit(Setting setting);

    /** When it first does harm; {@link Instance#NEVER} when it never does. */
    long onset();

    /** The services whose own story it is; the rest of the world keeps its red herrings away from them. */
    boolean concerns(Part part);

    /** How many times the usual arrivals of the operation there are. */
    default double traffic(Operation operation, long millis) {
        return 1;
    }

    /** What happens to a visit that found its record in the cache. */
    default @Nullable Failure cached(Instance by, int robot, long millis) {
        return null;
    }

    /** What happens to a visit that needs its host's local data. */
    default @Nullable Failure local(Instance by, int robot, long millis) {
        return null;
    }

    /** What happens to a visit that asks its table. */
    default @Nullable Failure table(Part service, int robot, long millis) {
        return null;
    }

    /** How many milliseconds the part takes longer than usual. */
    default double delay(Part part, long millis, RandomGenerator dice) {
        return 0;
    }

    /** How many milliseconds a visit waits for a connection; {@link Double#POSITIVE_INFINITY} when it waits in vain. */
    default double poolWait(Part service, long millis, RandomGenerator dice) {
        return 0;
    }

    /** The share of the pool's limit that is in use by what is wrong, 0 to 1. */
    default double poolUse(Part service, long millis) {
        return 0;
    }

    /** The most connections an instance of the service may hold. */
    default int poolLimit(Part service, long millis) {
        return Walker.POOL_LIMIT;
    }

    /** The chance that a connection to the service is refused. */
    default double refusal(Part service, long millis) {
        return 0;
    }

    /** What it does to the fleet. */
    default void reshape(FleetPlan fleet) {}

    /** What people and machines wrote down about it. */
    default void record(History history) {}
}
