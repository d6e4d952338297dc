package dev.gumshoe.conversations.analysis;

/** One kind of look, taken by calculation. Stateless; safe for use by several threads. */
public interface Examination {

    /**
     * Looks, and says what was seen. A source that fails becomes a gap, never an empty result.
     *
     * @throws InterruptedException when the errand was called off
     */
    Findings examine(LookRequest request) throws InterruptedException;
}
