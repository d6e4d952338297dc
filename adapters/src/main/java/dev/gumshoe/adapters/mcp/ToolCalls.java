package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.conversations.evidence.Secrets;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of one question: each with the mapping's arguments filled in, and kept so that anyone can make it again. */
final class ToolCalls {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final McpConnection server;
    private final ToolMapping mapping;
    private final Deadline deadline;
    private final AnswerReader reader;
    private final List<String> made = new ArrayList<>();

    ToolCalls(McpConnection server, ToolMapping mapping, Deadline deadline) {
        this.server = server;
        this.mapping = mapping;
        this.deadline = deadline;
        this.reader = new AnswerReader(mapping.rows(), mapping.lines());
    }

    /**
     * What one call is answered.
     *
     * @param next the cursor, number or time that the mapping's paging adds; null for the first page
     */
    AnswerReader.Page make(Asking asking, @Nullable Object next) throws McpTrouble {
        Map<String, Object> arguments = arguments(asking, next);
        made.add(mapping.tool() + " " + written(arguments));
        CallToolResult result = server.call(mapping.tool(), arguments, deadline);
        if (Boolean.TRUE.equals(result.isError())) {
            throw new McpTrouble("error", server.settings() + " answered " + mapping.tool() + " with an error: "
                    + AnswerReader.cut(AnswerReader.text(result)));
        }
        return reader.read(mapping.tool(), result);
    }

    private Map<String, Object> arguments(Asking asking, @Nullable Object next) throws McpTrouble {
        ServerTool tool = server.tools(deadline).get(mapping.tool());
        Map<String, Object> filled = new LinkedHashMap<>(ArgumentTemplates.of(mapping.arguments())
                .fill(asking.words(), (name, text) -> tool == null ? null : tool.typed(name, text)));
        filled.replaceAll(
                (name, value) -> value instanceof Asking.Names && tool != null && tool.wantsText(name) ? value.toString() : value);
        Paging paging = mapping.paging();
        if (paging != null && paging.argument() != null && next != null && !(next instanceof Instant)) {
            filled.put(paging.argument(), next);
        }
        return filled;
    }

    /** How many there were. */
    int count() {
        return made.size();
    }

    /** The calls that were made, as anyone can make them again; {@code further} says what those after the first are. */
    String query(String further) {
        if (made.isEmpty()) {
            return mapping.tool() + " " + written(mapping.arguments());
        }
        String more = made.size() == 1 ? "" : " and " + (made.size() - 1) + " further " + further + (made.size() == 2 ? "" : "s");
        return made.getFirst() + more;
    }

    private static String written(Map<String, Object> arguments) {
        try {
            return Secrets.mask(JSON.writeValueAsString(arguments));
        } catch (JsonProcessingException e) {
            return String.valueOf(arguments.keySet());
        }
    }
}
