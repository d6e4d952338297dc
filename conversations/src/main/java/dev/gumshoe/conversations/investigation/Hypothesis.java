package dev.gumshoe.conversations.investigation;

import org.jspecify.annotations.Nullable;

/**
 * A possible cause worth testing, which maps to a mitigation.
 *
 * @param id {@code H1}, {@code H2}, …
 * @param resource the suspect, or null while it is open who
 * @param confirmedBy what would be seen if it were true
 * @param refutedBy what would be seen if it were not
 */
public record Hypothesis(
        String id, String statement, @Nullable String resource, Mechanism mechanism, String confirmedBy, String refutedBy) {

    /** What became of a hypothesis. */
    public enum Verdict {
        /** The evidence bears it out. */
        SUPPORTED,
        /** The evidence speaks against it. */
        REFUTED,
        /** The evidence does not tell. */
        UNDECIDED
    }
}
