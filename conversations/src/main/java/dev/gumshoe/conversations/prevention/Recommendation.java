package dev.gumshoe.conversations.prevention;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What would prevent something from happening again.
 *
 * @param id made from what it is about, so that it is the same each time it is found
 * @param why why it would have helped
 * @param what what exactly to change
 * @param where where to change it
 * @param incidents ids of the cases it would have prevented or shortened, oldest first
 * @param worth comparable among recommendations: how much trouble it would save
 * @param first when the first of its incidents began
 * @param last when the latest of them began
 */
public record Recommendation(
        String id,
        Category category,
        String title,
        String why,
        String what,
        String where,
        List<String> incidents,
        double worth,
        Instant first,
        Instant last) {

    /** What kind of work it is. */
    public enum Category {
        /** Seeing it earlier or better. */
        OBSERVABILITY,
        /** How what runs is set up. */
        INFRASTRUCTURE,
        /** Who may do what, and how. */
        GOVERNANCE,
        /** The program itself, and its tests. */
        CODE,
        /** How it gets into production. */
        PIPELINES;

        /** As people read it. */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a recommendation stands. */
    public enum State {
        /** Nobody has said anything to it. */
        PROPOSED,
        /** Somebody wants it done. */
        ACCEPTED,
        /** Somebody does not want it; it is not proposed again. */
        REJECTED,
        /** Somebody did it. */
        COMPLETED;

        /** As people read it. */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What somebody said to a recommendation.
     *
     * @param message the id of their message, so that it counts once
     * @param state what they made of it
     * @param assignee who is to do it, or null when they did not say
     * @param words why, in their words; may be empty
     */
    public record Decision(
            String recommendation, String message, Instant at, String author, State state, @Nullable String assignee, String words) {

        /** @throws IllegalArgumentException when a rejection gives no reason */
        public Decision {
            Objects.requireNonNull(state, "state");
            if (state == State.REJECTED && words.isBlank()) {
                throw new IllegalArgumentException("a rejection needs a reason, so that the same is not proposed again for nothing");
            }
        }
    }

    /** Takes a copy. */
    public Recommendation {
        Objects.requireNonNull(category, "category");
        incidents = List.copyOf(incidents);
        if (incidents.isEmpty()) {
            throw new IllegalArgumentException("recommendation " + id + " names no incident");
        }
    }
}
