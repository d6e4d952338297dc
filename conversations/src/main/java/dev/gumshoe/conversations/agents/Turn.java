package dev.gumshoe.conversations.agents;

import java.util.List;

/** One turn of a conversation with a language model. */
public sealed interface Turn {

    /** What the program tells or asks, in the place where a person would speak. */
    record Person(String text) implements Turn {}

    /**
     * What the model said, and the tools it asked for.
     *
     * @param text may be empty when it asks for tools
     */
    record Model(String text, List<ToolRequest> requests) implements Turn {

        /** Takes a copy. */
        public Model {
            requests = List.copyOf(requests);
        }
    }

    /**
     * What came of one tool call; follows the turn that asked for it.
     *
     * @param callId the id of the request it answers
     */
    record ToolOutcome(String callId, String tool, String text) implements Turn {}
}
