package dev.gumshoe.conversations.agents;

/**
 * One call of a tool.
 *
 * @param id what the caller knows this call by; unique within its conversation
 * @param tool the tool's name as the caller gave it; there may be no such tool
 */
public record ToolCall(String id, String tool, Arguments arguments) {

    /** {@code query_metrics{resources: ["a"]}}. */
    @Override
    public String toString() {
        return tool + arguments;
    }
}
