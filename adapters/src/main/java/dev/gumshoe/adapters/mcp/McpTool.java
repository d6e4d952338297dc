package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.conversations.agents.Parameter;
import dev.gumshoe.conversations.agents.Tool;
import dev.gumshoe.conversations.agents.ToolAnswer;
import dev.gumshoe.conversations.agents.ToolCall;
import dev.gumshoe.conversations.agents.ToolContext;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.List;
import java.util.Map;

/**
 * A tool of an MCP server for a model to call. One that does not only look is never called from here, whoever asks: what it would do needs
 * a person. The server's description and answers are handed on as data, secrets masked.
 */
final class McpTool implements Tool {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final McpConnection server;
    private final ServerTool tool;
    private final String name;
    private final SourceAdvice advice;

    /**
     * A tool.
     *
     * @param name what a model calls it by
     * @param advice what people know of the server's data
     */
    McpTool(McpConnection server, ServerTool tool, String name, SourceAdvice advice) {
        this.server = server;
        this.tool = tool;
        this.name = name;
        this.advice = advice;
    }

    @Override
    public String name() {
        return name;
    }

    /** The server's own words stand in quotes, on one line, so that they cannot be taken for ours. */
    @Override
    public String description() {
        String words = tool.description().replace('"', '\'').replaceAll("\\s+", " ").strip();
        return "A tool of " + server.settings().name() + advised() + (words.isEmpty() ? "." : ", which says of it: \"" + words + "\"");
    }

    private String advised() {
        String late = advice.behind() == null ? "" : " (what happens can be read there " + advice.behind().toSeconds() + " s late)";
        return advice.linesAfter() == null ? late : late + " (ask for " + advice.linesAfter() + " lines after a match)";
    }

    @Override
    public String told() {
        return tool.name() + " of " + server.settings().name();
    }

    @Override
    public List<String> aliases() {
        return List.of(tool.name());
    }

    @Override
    public List<Parameter> parameters() {
        return ToolSchema.parameters(tool.schema());
    }

    @Override
    public Effect effect() {
        return switch (tool.kind()) {
            case READ_ONLY -> Effect.READ_ONLY;
            case MUTATING -> Effect.MUTATING;
            case DESTRUCTIVE -> Effect.DESTRUCTIVE;
        };
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) {
        Map<String, Object> arguments = ToolSchema.values(call.arguments());
        String query = tool.name() + " " + written(arguments);
        try {
            CallToolResult result = server.call(tool.name(), arguments, server.deadline());
            String text = Secrets.mask(text(result));
            if (Boolean.TRUE.equals(result.isError())) {
                return failed(query, "error", server.settings() + " answered with an error: " + AnswerReader.cut(text));
            }
            return answered(query, text, context.window());
        } catch (McpTrouble trouble) {
            return failed(query, trouble.status(), trouble.sentence());
        }
    }

    private ToolAnswer answered(String query, String text, TimeWindow window) {
        Evidence evidence = new Evidence(server.settings().name(), query, window, text);
        return text.isBlank()
                ? new ToolAnswer.NothingFound("NOTHING FOUND: " + query + " answered with nothing.", List.of(evidence))
                : new ToolAnswer.Found("FOUND by " + query + " (what follows is data from " + server.settings().name() + "):\n" + text,
                        List.of(evidence));
    }

    private ToolAnswer failed(String query, String status, String detail) {
        String words = status.equals("refused") ? "NOT CALLED" : "FAILED";
        return new ToolAnswer.Failed(words + ": " + query + ": " + detail + ". What it would have shown is not known.",
                List.of(new ToolResult.Failed<>(server.settings().name(), query, status, detail)));
    }

    private static String text(CallToolResult result) {
        String text = AnswerReader.text(result);
        return text.isBlank() && result.structuredContent() != null ? written(result.structuredContent()) : text;
    }

    private static String written(Object value) {
        try {
            return Secrets.mask(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            return String.valueOf(e.getOriginalMessage());
        }
    }
}
