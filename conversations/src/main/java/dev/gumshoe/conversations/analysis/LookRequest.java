package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Task;
import java.util.Objects;

/**
 * What a look is given to work with.
 *
 * @param task the errand, with its scope
 * @param state the case as it stood when the errand began
 * @param sources where to look
 * @param locker where series worth a chart are kept
 */
public record LookRequest(Task task, Investigation state, EvidenceSources sources, Locker locker) {

    /** Checks that all is given. */
    public LookRequest {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(locker, "locker");
    }
}
