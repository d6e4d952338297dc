package dev.gumshoe.conversations.investigation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One specialist's errand.
 *
 * @param id the look's letter and a number: {@code M1}
 * @param question what the specialist is to find out, one sentence
 * @param hypothesis the hypothesis it tests, or null
 */
public record Task(String id, Look look, String question, Scope scope, @Nullable String hypothesis) {

    /** Checks that all is said. */
    public Task {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(look, "look");
        Objects.requireNonNull(scope, "scope");
    }
}
