package dev.gumshoe.adapters.redis;

import java.time.Duration;
import java.util.Objects;

/**
 * How Gumshoe uses a Redis, whichever it is.
 *
 * @param prefix what every key and channel begins with
 * @param retention how long a closed case is kept
 * @param patience how long a command is tried again while Redis restarts or fails over
 * @param replicas how many replicas must have an entry before it counts as written; 0 where there is one server. With 1 or more an
 *     acknowledged entry outlives the death of the master, as far as Sentinel or Cluster promote a replica that has it
 */
public record RedisSettings(String prefix, Duration retention, Duration patience, int replicas) {

    /** @throws IllegalArgumentException when a value makes no sense */
    public RedisSettings {
        Objects.requireNonNull(prefix, "prefix");
        if (prefix.contains("{") || prefix.contains("}")) {
            throw new IllegalArgumentException("redis key prefix '" + prefix + "' contains a brace: leave it out, Cluster reads it");
        }
        if (retention.toMillis() <= 0 || patience.isNegative() || replicas < 0) {
            throw new IllegalArgumentException(
                    "redis retention " + retention + ", patience " + patience + " or replicas " + replicas + " is not positive");
        }
    }

    /** Keys begin with {@code gumshoe:}, closed cases are kept 90 days, fail-over may take 30 seconds, no replica is waited for. */
    public static RedisSettings usual() {
        return new RedisSettings("gumshoe:", Duration.ofDays(90), Duration.ofSeconds(30), 0);
    }

    /** The same with another prefix. */
    public RedisSettings withPrefix(String other) {
        return new RedisSettings(other, retention, patience, replicas);
    }

    /** The same with another retention. */
    public RedisSettings withRetention(Duration other) {
        return new RedisSettings(prefix, other, patience, replicas);
    }

    /** The same with another patience. */
    public RedisSettings withPatience(Duration other) {
        return new RedisSettings(prefix, retention, other, replicas);
    }

    /** The same with another number of replicas to wait for. */
    public RedisSettings withReplicas(int other) {
        return new RedisSettings(prefix, retention, patience, other);
    }
}
