package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.investigation.Mechanism;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Something that several closed cases have in common.
 *
 * @param subject what it is about: a service, a rule, an alarm, a gap
 * @param resource the resource meant, or the subject again
 * @param cases oldest first
 */
public record Recurrence(
        Kind kind, String subject, String resource, Mechanism mechanism, String changeKind, List<ClosedCase> cases) {

    /** What they have in common. */
    public enum Kind {
        /** The same thing breaks in the same way. */
        SAME_CAUSE,
        /** Different things break in the same way. */
        SAME_WAY,
        /** An alarm fires and nothing is wrong. */
        FALSE_ALARM,
        /** An alarm comes and goes within a case. */
        FLAPPING_ALARM,
        /** An alarm tells long after the trouble began. */
        LATE_ALARM,
        /** The same thing cannot be looked at again and again. */
        MISSING_SIGNAL,
        /** Where something broke again and again, a resource is not set up as a rule wants it. */
        DEVIATION
    }

    /** Takes a copy. */
    public Recurrence {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(mechanism, "mechanism");
        cases = List.copyOf(cases);
    }

    /** What tells it from every other, whatever further cases join it. */
    String key() {
        return String.join("|", kind.name(), subject, resource, mechanism.name(), changeKind);
    }

    /** How many days lie between the first and the last, at least one. */
    public long days() {
        return Math.max(1, Duration.between(cases.getFirst().openedAt(), cases.getLast().openedAt()).toDays());
    }
}
