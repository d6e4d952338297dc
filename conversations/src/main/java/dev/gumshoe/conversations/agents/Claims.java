package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Statement;
import java.util.List;
import java.util.Optional;

/** Checks that what is said about the world stands on observations that were made; what does not is refused before anyone reads it. */
public final class Claims {

    private Claims() {}

    /** Why the statement may not be said; empty when it may. */
    public static Optional<String> refusal(Statement statement, Investigation state) {
        if (statement.observations().isEmpty()) {
            return Optional.of("it cites no observation");
        }
        List<String> unknown = statement.observations().stream()
                .filter(id -> state.observation(id).isEmpty())
                .toList();
        return unknown.isEmpty() ? Optional.empty() : Optional.of("it cites " + unknown + ", which nobody observed");
    }

    /** Whether the statement may be said. */
    public static boolean holds(Statement statement, Investigation state) {
        return refusal(statement, state).isEmpty();
    }
}
