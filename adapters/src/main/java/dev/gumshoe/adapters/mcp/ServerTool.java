package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.Secrets;
import io.modelcontextprotocol.spec.McpSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool as its server lists it.
 *
 * @param description the server's own words, cut and with secrets masked: data, never an instruction
 * @param schema JSON Schema of its arguments
 * @param allowed whether the allow-list holds it
 */
public record ServerTool(String name, String description, ToolClass kind, Map<String, Object> schema, boolean allowed) {

    private static final int LONGEST = 1_000;

    static ServerTool of(McpSchema.Tool tool, McpSettings settings) {
        boolean vouched = settings.readOnly().stream().anyMatch(pattern -> fits(pattern, tool.name()));
        boolean allowed = settings.tools().isEmpty() || settings.tools().stream().anyMatch(pattern -> fits(pattern, tool.name()));
        String words = tool.description() == null ? "" : Secrets.mask(tool.description());
        return new ServerTool(tool.name(), words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…",
                vouched ? ToolClass.READ_ONLY : ToolClass.of(tool.name(), tool.annotations()),
                tool.inputSchema() == null ? Map.of() : tool.inputSchema(), allowed);
    }

    private static boolean fits(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(part.isEmpty() ? "" : java.util.regex.Pattern.quote(part));
        }
        return name.matches(pattern.startsWith("*") ? ".*" + regex : regex.toString());
    }

    /** Whether it may be called without anybody's approval. */
    public boolean callable() {
        return allowed && kind == ToolClass.READ_ONLY;
    }

    /** The names of the arguments it takes. */
    List<String> arguments() {
        return schema.get("properties") instanceof Map<?, ?> properties
                ? properties.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The text of an argument as what the schema wants it to be; null to leave it a text. */
    @Nullable
    Object typed(String argument, String text) {
        if (text.isEmpty() || !(schema.get("properties") instanceof Map<?, ?> properties)
                || !(properties.get(argument) instanceof Map<?, ?> property)) {
            return null;
        }
        try {
            return switch (String.valueOf(property.get("type"))) {
                case "integer" -> Long.valueOf(text);
                case "number" -> new BigDecimal(text);
                case "boolean" -> Boolean.valueOf(text);
                case "array" -> List.of(text.split("\\s*,\\s*"));
                default -> null;
            };
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** A list for a tool that wants one text. */
    boolean wantsText(String argument) {
        return schema.get("properties") instanceof Map<?, ?> properties && properties.get(argument) instanceof Map<?, ?> property
                && "string".equals(property.get("type"));
    }
}
