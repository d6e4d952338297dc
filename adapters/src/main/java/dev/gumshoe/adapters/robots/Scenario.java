package dev.gumshoe.adapters.robots;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can happen in the world. */
public enum Scenario {
    /** A deployment makes cached records unreadable. */
    BAD_DEPLOYMENT,
    /** A person damages local data on one host. */
    MANUAL_CHANGE,
    /** A policy denies a service its table. */
    PERMISSION_DENIED,
    /** A syntax error in the health check makes instances churn. */
    HEALTH_CHECK_FAILURE,
    /** A store, a service or an outside party answers slowly. */
    SLOW_DEPENDENCY,
    /** A service runs out of connections to its table. */
    CONNECTIONS_EXHAUSTED,
    /** More work arrives than the services bear. */
    TRAFFIC_SURGE,
    /** An alarm fires and nothing is wrong. */
    NO_FAULT;

    /** The word that draws one of the scenarios by the seed. */
    public static final String RANDOM = "random";

    /** The name a person types: {@code bad-deployment}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All names a person may type, {@value #RANDOM} left out. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Scenario::wireName).toList();
    }

    /** The scenario of that name; {@value #RANDOM} draws one by the seed; empty when there is none of that name. */
    public static Optional<Scenario> named(String name, long seed) {
        if (name.equals(RANDOM)) {
            return Optional.of(values()[Dice.at(seed, 71).nextInt(values().length)]);
        }
        return Arrays.stream(values()).filter(scenario -> scenario.wireName().equals(name)).findFirst();
    }
}
