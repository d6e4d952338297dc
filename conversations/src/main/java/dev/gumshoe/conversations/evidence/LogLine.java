package dev.gumshoe.conversations.evidence;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a log; a stack trace is part of the body.
 *
 * @param severity as the source words it, upper case: {@code INFO}, {@code WARN}, {@code ERROR}, …; empty when unknown
 */
public record LogLine(
        Instant timestamp, String resource, String severity, String body, @Nullable String traceId, Map<String, String> attributes) {

    /** Takes a copy of the attributes. */
    public LogLine {
        attributes = Map.copyOf(attributes);
    }

    /** The same line under another resource's id. */
    public LogLine of(String other) {
        return other.equals(resource) ? this : new LogLine(timestamp, other, severity, body, traceId, attributes);
    }
}
