package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.evidence.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that was seen, with the evidence anyone can look at again.
 *
 * @param id unique in its case, made of the task's id and a number: {@code M1.2}
 * @param resource what it is about, or null
 * @param text one or two sentences for a person
 * @param at when the thing seen happened, or null
 * @param evidence what shows it; never empty
 * @param chart the picture of it, or null
 */
public record Observation(
        String id,
        Look look,
        Stance stance,
        @Nullable String resource,
        String text,
        @Nullable Instant at,
        List<Evidence> evidence,
        @Nullable Chart chart) {

    /** What an observation does to the suspicion it is about. */
    public enum Stance {
        /** It speaks for the resource, or the change, as the cause. */
        FOR,
        /** It speaks against it. */
        AGAINST,
        /** It looked suspicious, and was ruled out. */
        RULED_OUT,
        /** It is worth knowing. */
        CONTEXT;

        /** The name printed for programs: {@code ruled-out}. */
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @throws IllegalArgumentException when there is no evidence: what nobody can look at again is no observation */
    public Observation {
        Objects.requireNonNull(look, "look");
        Objects.requireNonNull(stance, "stance");
        if (id.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("an observation needs an id and a text");
        }
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("observation " + id + " cites no evidence: " + text);
        }
    }
}
