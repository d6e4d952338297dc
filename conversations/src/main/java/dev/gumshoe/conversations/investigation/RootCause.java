package dev.gumshoe.conversations.investigation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What broke, how, and by which change, each statement with the observations that prove it.
 *
 * @param change the id of the change that did it, or null when none did
 * @param headline one sentence a person reads first
 * @param confidence 0 to 1, computed from the evidence
 */
public record RootCause(
        String resource, Mechanism mechanism, @Nullable String change, Statement headline, List<Statement> because, double confidence) {

    /** @throws IllegalArgumentException when the confidence is not within 0 and 1 */
    public RootCause {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(mechanism, "mechanism");
        because = List.copyOf(because);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", not within 0 and 1");
        }
    }

    /** The same, as sure as that. */
    public RootCause with(double sure) {
        return new RootCause(resource, mechanism, change, headline, because, sure);
    }
}
