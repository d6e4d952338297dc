package dev.gumshoe.conversations.agents;

import java.util.List;

/**
 * A tool as a model is shown it.
 *
 * @param name letters, digits, {@code _} and {@code -}, at most 64 characters: what every provider takes
 * @param description what it finds out and when to use it
 */
public record ToolSpec(String name, String description, List<Parameter> parameters) {

    /** @throws IllegalArgumentException when the name is none that every provider takes */
    public ToolSpec {
        parameters = List.copyOf(parameters);
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("'" + name + "' is no name for a tool: letters, digits, _ and -, at most 64");
        }
    }

    /** The tool as it is shown. */
    public static ToolSpec of(Tool tool) {
        return new ToolSpec(tool.name(), tool.description(), tool.parameters());
    }
}
