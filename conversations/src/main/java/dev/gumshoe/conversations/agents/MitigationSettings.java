package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.incident.Severity;
import java.time.Duration;
import java.util.Set;

/**
 * How plans are followed up.
 *
 * @param pace how long between two looks at what became of a plan
 * @param patience how long after a plan was applied it may take to help
 * @param steady how long it must be as usual before that is said
 * @param unasked the severities for whose alarms a plan is made unasked once there is a cause
 */
public record MitigationSettings(Duration pace, Duration patience, Duration steady, Set<Severity> unasked) {

    /** @throws IllegalArgumentException when a time is not positive */
    public MitigationSettings {
        unasked = Set.copyOf(unasked);
        if (!pace.isPositive() || !patience.isPositive() || !steady.isPositive() || steady.compareTo(patience) > 0) {
            throw new IllegalArgumentException("pace is " + pace + ", steady is " + steady + " and patience is " + patience
                    + "; all are positive, and steady is at most patience");
        }
    }

    /** A look every fifteen seconds, for twenty minutes; two minutes as usual are enough. */
    public static MitigationSettings usual() {
        return new MitigationSettings(Duration.ofSeconds(15), Duration.ofMinutes(20), Duration.ofMinutes(2), Set.of());
    }
}
