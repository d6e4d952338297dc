package dev.gumshoe.conversations.agents;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model's wish that a tool be called.
 *
 * @param id what the model calls this request; unique within a conversation, made up by the adapter where the provider gives none
 * @param tool the name it wrote, which need not be that of a tool
 * @param arguments what it wants the tool to be called with; empty when they could not be read
 * @param defect why the arguments could not be read, with what was written; null when they could
 */
public record ToolRequest(String id, String tool, Arguments arguments, @Nullable String defect) {

    /** Checks that all is there. */
    public ToolRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(arguments, "arguments");
    }

    /** A request that could be read. */
    public ToolRequest(String id, String tool, Arguments arguments) {
        this(id, tool, arguments, null);
    }
}
