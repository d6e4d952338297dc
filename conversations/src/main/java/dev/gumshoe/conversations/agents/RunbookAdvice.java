package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Investigation;
import java.util.List;

/** Says which runbooks fit a case. */
@FunctionalInterface
public interface RunbookAdvice {

    /** A runbook that fits, and why. */
    record Fit(String name, String why) {}

    /** The runbooks that fit, best first; empty when none does. */
    List<Fit> fitting(Investigation state);

    /** For programs without runbooks. */
    static RunbookAdvice none() {
        return _ -> List.of();
    }
}
