package dev.gumshoe.conversations.analysis;

/** The words in which looks say what they measured; the ranking knows these and no others. */
public final class SignalKinds {

    /** A series of failures, or of successes that fell. */
    public static final String ERROR_RATE = "error-rate";

    /** A series of durations. */
    public static final String LATENCY = "latency";

    /** A series of requests, calls or load. */
    public static final String TRAFFIC = "traffic";

    /** A series of processor use. */
    public static final String CPU = "cpu";

    /** A series of memory use. */
    public static final String MEMORY = "memory";

    /** A series that ran into its ceiling. */
    public static final String SATURATION = "saturation";

    /** A series of connections, pools or sessions. */
    public static final String CONNECTIONS = "connections";

    /** A series of how much is up or healthy. */
    public static final String AVAILABILITY = "availability";

    /** A series of anything else. */
    public static final String OTHER_METRIC = "other-metric";

    /** A log template never seen in the quiet time. */
    public static final String LOG_TEMPLATE_NEW = "log-template-new";

    /** A log template seen more often than in the quiet time. */
    public static final String LOG_TEMPLATE_SURGE = "log-template-surge";

    /** A log template that fell silent. */
    public static final String LOG_TEMPLATE_STOPPED = "log-template-stopped";

    /** An error or exception in a log; the subject carries its telling words. */
    public static final String LOG_ERROR = "log-error";

    /** Calls that fail of their own, no callee failing below. */
    public static final String TRACE_ERROR_ORIGIN = "trace-error-origin";

    /** Time spent in the resource itself rather than in its callees. */
    public static final String TRACE_SELF_TIME = "trace-self-time";

    /** Time between a client's span and its server's. */
    public static final String TRACE_NETWORK_GAP = "trace-network-gap";

    /** Calls per request: retries, loops. */
    public static final String TRACE_FAN_OUT = "trace-fan-out";

    /** Calls that used to be there and are not. */
    public static final String TRACE_MISSING = "trace-missing";

    /** Operations of callers that end after its answer more often than they did; the subject is the caller's operation. */
    public static final String TRACE_ENDS_AFTER = "trace-ends-after";

    /** Answers in a fraction of its usual own time, as who does not do its work does. */
    public static final String HASTY = "hasty";

    /** Whether a callee may be the one whose answers its caller waits longer for; the subject is the caller. */
    public static final String SLOW_CALLS = "slow-calls";

    /** How many requests of a callee one request brings about, from series; measured on the caller, the subject is the callee. */
    public static final String CALLS_PER_REQUEST = "calls-per-request";
    /** Spans per minute. */
    public static final String TRACE_TRAFFIC = "trace-traffic";

    /** A clock that differs from most others'; figure {@code aheadMillis}, negative when it is behind. */
    public static final String CLOCK_AHEAD = "clock-ahead";
    /** How many distinct ids were hurt. */
    public static final String AFFECTED = "affected";

    /** A deployment, commit, configuration, flag or session; the subject is the change's id. */
    public static final String CHANGE = "change";

    /** A resource that came up inside the window. */
    public static final String RESOURCE_STARTED = "resource-started";

    /** An instance that left and one that came in its place. */
    public static final String RESOURCE_REPLACED = "resource-replaced";

    /** Something that serves the users and whose durations or failures are measured, whatever they show. */
    public static final String WATCHED = "watched";

    /** A resource that was looked at and is well. */
    public static final String HEALTHY = "healthy";

    private SignalKinds() {}
}
