package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a tool's answer. Structured content is preferred; else the text is read as JSON, as JSON in a fenced block, as one JSON object
 * a line, or, with a line pattern, line by line.
 */
final class AnswerReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FENCED = Pattern.compile("```(?:json)?\\s*\\R(.*?)\\R?```", Pattern.DOTALL);
    private static final int SHOWN = 200;

    private final JsonPointer rows;
    private final @Nullable LinePattern lines;

    AnswerReader(String rows, @Nullable String lines) {
        this.rows = Pointers.compile("rows", rows);
        this.lines = LinePattern.of(lines);
    }

    /**
     * One answer.
     *
     * @param whole the answer, from which a cursor can be read
     * @param rows its rows
     */
    record Page(JsonNode whole, List<JsonNode> rows) {}

    /** @throws McpTrouble when the answer does not read as the mapping says */
    Page read(String tool, CallToolResult result) throws McpTrouble {
        if (lines != null) {
            return new Page(JsonNodeFactory.instance.objectNode(), list(lines.rows(text(result))));
        }
        JsonNode whole = whole(tool, result);
        JsonNode at = unwrapped(whole.at(rows));
        if (at.isMissingNode() || at.isNull()) {
            if (whole.isEmpty() || at.isNull()) {
                return new Page(whole, List.of());
            }
            throw new McpTrouble("unreadable", tool + " answered, but nothing stands at " + rows + ": " + cut(whole.toString())
                    + "; set the mapping's rows to where the list stands");
        }
        return new Page(whole, at.isObject() ? List.of(at) : list(at));
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }

    private static JsonNode whole(String tool, CallToolResult result) throws McpTrouble {
        if (result.structuredContent() != null) {
            return JSON.valueToTree(result.structuredContent());
        }
        String text = text(result);
        if (text.isBlank()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        return json(text).or(() -> fenced(text)).or(() -> objects(text))
                .orElseThrow(() -> new McpTrouble("unreadable", tool + " answered with text that is no JSON: '" + cut(text)
                        + "'; give the mapping a pattern for its lines"));
    }

    /** A text that is JSON itself, as servers send that know only text. */
    private static JsonNode unwrapped(JsonNode node) {
        return node.isTextual() ? json(node.textValue()).or(() -> objects(node.textValue())).orElse(node) : node;
    }

    private static Optional<JsonNode> json(String text) {
        String bare = text.strip();
        if (!bare.startsWith("{") && !bare.startsWith("[")) {
            return Optional.empty();
        }
        try (var parser = JSON.createParser(bare)) {
            JsonNode node = JSON.readTree(parser);
            return parser.nextToken() == null ? Optional.ofNullable(node) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> fenced(String text) {
        Matcher block = FENCED.matcher(text);
        while (block.find()) {
            Optional<JsonNode> found = json(block.group(1)).or(() -> objects(block.group(1)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> objects(String text) {
        if (!text.strip().startsWith("{")) {
            return Optional.empty();
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        try (MappingIterator<JsonNode> each = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (each.hasNextValue()) {
                all.add(each.nextValue());
            }
            return Optional.of(all);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The texts of an answer, one after the other. */
    static String text(CallToolResult result) {
        StringBuilder all = new StringBuilder();
        for (var content : result.content() == null ? List.<Object>of() : List.<Object>copyOf(result.content())) {
            String text = content instanceof TextContent words
                    ? words.text()
                    : content instanceof EmbeddedResource embedded && embedded.resource() instanceof TextResourceContents page
                            ? page.text()
                            : null;
            if (text != null) {
                all.append(all.isEmpty() ? "" : "\n").append(text);
            }
        }
        return all.toString();
    }

    static String cut(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
