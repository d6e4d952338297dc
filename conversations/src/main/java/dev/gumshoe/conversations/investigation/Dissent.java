package dev.gumshoe.conversations.investigation;

import java.util.Objects;

/**
 * Another cause than the one that is concluded, which the other of the two that reason over a case names: calculation, or a model.
 *
 * @param author who names it, as people know it
 * @param cause what it names, on the evidence it names it for
 */
public record Dissent(String author, RootCause cause) {

    /** The author where nobody but calculation says so. */
    public static final String CALCULATION = "Calculation";

    /** @throws NullPointerException when it has no author or no cause */
    public Dissent {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(cause, "cause");
    }
}
