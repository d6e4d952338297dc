package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.util.List;

/** Knows the runbooks, and says which fit a case. */
@FunctionalInterface
public interface RunbookAdvice {

    /** A runbook that fits, and why. */
    record Fit(String name, String why) {}

    /** The runbooks that fit, best first; empty when none does. */
    List<Fit> fitting(Investigation state);

    /** The runbooks themselves, to be read on demand; none where they cannot be read here. */
    default RunbookLibrary library() {
        return new RunbookLibrary(List.of());
    }

    /** For programs without runbooks. */
    static RunbookAdvice none() {
        return _ -> List.of();
    }
}
