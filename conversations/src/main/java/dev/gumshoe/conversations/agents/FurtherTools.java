package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.List;

/** Tools that nobody knows beforehand: those that servers list when they are asked. Safe for use by several threads. */
@FunctionalInterface
public interface FurtherTools {

    /**
     * What is offered at a moment.
     *
     * @param tools those that do not only look among them, so that it can be told that they were not called
     * @param failures who could not say what they offer
     */
    record Offered(List<Tool> tools, List<ToolResult.Failed<?>> failures) {

        /** Takes copies. */
        public Offered {
            tools = List.copyOf(tools);
            failures = List.copyOf(failures);
        }
    }

    /** What is offered now, each tool under a name of its own; servers are asked where that is not known, each within its own time. */
    Offered now() throws InterruptedException;

    /** Nobody offers any. */
    static FurtherTools none() {
        return () -> new Offered(List.of(), List.of());
    }
}
