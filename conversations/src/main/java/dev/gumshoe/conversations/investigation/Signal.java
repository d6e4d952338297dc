package dev.gumshoe.conversations.investigation;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one look measured about one resource, in numbers, so that suspects can be ranked again from the journal alone.
 *
 * @param resource the resource it was measured on
 * @param kind what was measured, in the words of the analysis: {@code error-rate}, {@code self-time}, {@code log-template-new}, …
 * @param subject the series, template, call or change meant
 * @param strength how far from quiet, 0 and up, comparable within a kind
 * @param onset when it began, or null
 * @param figures further numbers by name
 * @param observation the id of the observation that tells of it, or null when it was not worth one
 */
public record Signal(
        String resource,
        String kind,
        String subject,
        double strength,
        @Nullable Instant onset,
        Map<String, Double> figures,
        @Nullable String observation) {

    /** Takes a copy. */
    public Signal {
        Objects.requireNonNull(resource, "resource");
        figures = Map.copyOf(figures);
    }
}
