package dev.gumshoe.conversations.investigation;

import java.util.Locale;

/** How a fault does its harm. */
public enum Mechanism {
    /** A rolled-out version misbehaves. */
    BAD_DEPLOYMENT,
    /** A person changed something by hand. */
    MANUAL_CHANGE,
    /** Access was taken away. */
    PERMISSION_DENIED,
    /** A health check fails and instances are replaced for it. */
    HEALTH_CHECK_FAILURE,
    /** Something that is called answers slowly. */
    SLOW_DEPENDENCY,
    /** A pool or limit of connections is used up. */
    CONNECTIONS_EXHAUSTED,
    /** More work arrives than usual. */
    TRAFFIC_SURGE,
    /** Processor, memory, disk or the like is used up. */
    RESOURCE_SATURATION,
    /** Packets are late or lost between two that are well. */
    NETWORK,
    /** Something is wrong with the resource; how cannot be told. */
    OTHER,
    /** Nothing is wrong. */
    NONE;

    /** The name printed for programs: {@code bad-deployment}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name written for people: {@code bad deployment}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
