package dev.gumshoe.conversations.evidence;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One span of a trace (OpenTelemetry's model).
 *
 * @param startMicros epoch microseconds
 * @param durationMicros microseconds, never negative
 * @param status {@code OK}, {@code ERROR}, an HTTP or gRPC status, or null when the source does not say
 * @param kind {@code SERVER}, {@code CLIENT}, {@code INTERNAL}, {@code PRODUCER}, {@code CONSUMER}, or null
 * @param attributes labels, those that name who was affected among them
 */
public record Span(
        String traceId,
        String spanId,
        @Nullable String parentSpanId,
        String resource,
        String name,
        long startMicros,
        long durationMicros,
        @Nullable String status,
        @Nullable String kind,
        Map<String, String> attributes) {

    /** @throws IllegalArgumentException when the duration is negative */
    public Span {
        if (durationMicros < 0) {
            throw new IllegalArgumentException("span " + spanId + " has a negative duration: " + durationMicros);
        }
        attributes = Map.copyOf(attributes);
    }

    /** The same span under another resource's id. */
    public Span of(String other) {
        return other.equals(resource)
                ? this
                : new Span(traceId, spanId, parentSpanId, other, name, startMicros, durationMicros, status, kind, attributes);
    }
}
