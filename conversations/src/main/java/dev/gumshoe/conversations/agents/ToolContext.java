package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Task;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Within what a tool is called.
 *
 * @param state the case as it stands; its topology, scope and journal are what a tool may know of it
 * @param task the errand for which it is called; its scope is where a tool looks that is told nothing else. Null outside an errand
 * @param observations what ids of observations that the answer brings begin with, unique per call: {@code M1.a}
 * @param limits how much one answer may hold
 */
public record ToolContext(Investigation state, @Nullable Task task, String observations, ToolLimits limits) {

    /** Checks that all is said. */
    public ToolContext {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(observations, "observations");
        Objects.requireNonNull(limits, "limits");
    }

    /** The time looked at when a call names none. */
    public TimeWindow window() {
        return task == null ? state.scope().window() : task.scope().window();
    }
}
