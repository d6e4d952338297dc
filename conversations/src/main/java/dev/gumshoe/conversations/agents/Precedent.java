package dev.gumshoe.conversations.agents;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An earlier case, in view of another.
 *
 * @param id the earlier case's
 * @param title what its alarm said
 * @param at when it began, or its alarm fired
 * @param cause what was concluded, in one sentence
 * @param mended what is recorded of how it ended, a sentence: {@code Mended by: Roll forge back to 2.3.1.}; empty when nothing is
 * @param alike what both have in common, most telling first: {@code same alarm}; empty where they were not compared
 * @param degree how much that is
 * @param page where it is read, or null
 */
public record Precedent(String id, String title, Instant at, String cause, String mended, List<String> alike, Degree degree,
        @Nullable URI page) {

    /** How alike two cases are. */
    public enum Degree {
        /** The same thing broke in the same way. */
        SAME,
        /** They have something telling in common, and the cause was another or is not known yet. */
        SIMILAR,
        /** Nobody compared them. */
        OTHER
    }

    /** Takes a copy. */
    public Precedent {
        Objects.requireNonNull(at, "at");
        alike = List.copyOf(alike);
    }
}
