package dev.gumshoe.conversations.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A stretch of time, from (inclusive) to (exclusive), in UTC. */
public record TimeWindow(Instant from, Instant to) {

    /** @throws IllegalArgumentException when {@code to} lies before {@code from} */
    public TimeWindow {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("window ends (" + to + ") before it starts (" + from + ")");
        }
    }

    /** The stretch of the given length that ends at {@code end}. */
    public static TimeWindow endingAt(Instant end, Duration length) {
        return new TimeWindow(end.minus(length), end);
    }

    /** Whether the instant lies in the window. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** How long the window is. */
    public Duration length() {
        return Duration.between(from, to);
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }
}
