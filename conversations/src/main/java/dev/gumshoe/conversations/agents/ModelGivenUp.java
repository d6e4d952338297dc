package dev.gumshoe.conversations.agents;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A language model cannot be used any more for what it was asked; calculation goes on in its place. */
final class ModelGivenUp extends Exception {

    private static final long serialVersionUID = 1L;

    /** How lasting that is. */
    enum Lasting {
        /** It may be well again. */
        FOR_A_WHILE,
        /** It will not change within a case. */
        FOR_GOOD,
        /** A budget has no room for it any more. */
        SPENT,
        /** It was given up for another errand, where that is told. */
        ELSEWHERE
    }

    private final String model;
    private final Lasting lasting;
    private final transient @Nullable Duration retryAfter;

    /**
     * A model given up.
     *
     * @param why one sentence for people
     * @param retryAfter how long its provider asked to be left alone, or null
     */
    ModelGivenUp(String model, String why, Lasting lasting, @Nullable Duration retryAfter) {
        super(why, null, false, false);
        this.model = model;
        this.lasting = lasting;
        this.retryAfter = retryAfter;
    }

    Lasting lasting() {
        return lasting;
    }

    /** When it may be asked again that is to be left alone for {@code least}; null for never. */
    @Nullable
    Instant again(Instant now, Duration least) {
        Duration asked = retryAfter == null ? Duration.ZERO : retryAfter;
        return lasting == Lasting.FOR_GOOD || lasting == Lasting.SPENT ? null : now.plus(asked.compareTo(least) > 0 ? asked : least);
    }

    String model() {
        return model;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
