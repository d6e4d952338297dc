package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Observation.Stance;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model says an observation does to a suspicion, and when it happened. */
final class Stances {

    private Stances() {}

    /** The stance; merely context when it says none that there is. */
    static Stance of(Filled said) {
        String word = said.text("stance").orElse("");
        for (Stance stance : Stance.values()) {
            if (stance.wireName().equalsIgnoreCase(word)) {
                return stance;
            }
        }
        return Stance.CONTEXT;
    }

    /** When it happened, or null when it does not say. */
    static @Nullable Instant at(Filled said) {
        Optional<String> at = said.text("at");
        try {
            return at.map(text -> OffsetDateTime.parse(text).toInstant()).orElse(null);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
