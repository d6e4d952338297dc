package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Signal;
import java.util.List;

/**
 * What a specialist brought home besides its observations.
 *
 * @param summary one sentence for people
 * @param signals what it measured
 */
public record Looked(String summary, List<Signal> signals) {

    /** Takes a copy. */
    public Looked {
        signals = List.copyOf(signals);
    }
}
