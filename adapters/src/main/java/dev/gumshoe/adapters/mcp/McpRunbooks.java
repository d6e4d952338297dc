package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.runbook.Runbook;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Runbooks that are pages of a wiki behind an MCP server: listed by one tool, read by another when they are wanted. */
final class McpRunbooks {

    private static final int LONGEST_DESCRIPTION = 1_000;

    private final McpConnection server;
    private final RunbookMapping mapping;

    McpRunbooks(McpConnection server, RunbookMapping mapping) {
        this.server = server;
        this.mapping = mapping;
    }

    /** @throws McpTrouble when they cannot be listed */
    List<Runbook> list() throws McpTrouble {
        AnswerReader.Page page = new AnswerReader(mapping.rows(), null)
                .read(mapping.list(), call(mapping.list(), mapping.arguments(), words(""), server.deadline()));
        List<Runbook> all = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode row : page.rows()) {
            String id = at(row, mapping.id());
            String title = at(row, mapping.title());
            String name = name(title);
            if (!id.isBlank() && !name.isEmpty() && names.add(name)) {
                String told = mapping.description() == null ? "" : at(row, mapping.description());
                String words = told.isBlank() ? title : title + ". " + told;
                all.add(new Runbook(name, words.substring(0, Math.min(LONGEST_DESCRIPTION, words.length())), List.of(),
                        Map.of("source", server.settings().name(), "id", id), () -> read(id)));
            }
        }
        return all;
    }

    private Map<String, Object> words(String id) {
        return Map.of("id", id, "values", server.settings().values());
    }

    private static String at(JsonNode row, String pointer) {
        return Secrets.mask(row.at(JsonPointer.compile(pointer)).asText("").replaceAll("<[^>]*>", " ").strip());
    }

    /** A title as a runbook's name: {@code Cache poisoning (v2)} is {@code cache-poisoning-v2}. */
    private static String name(String title) {
        String name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.substring(0, Math.min(64, name.length())).replaceAll("-$", "");
    }

    private String read(String id) throws IOException {
        try {
            CallToolResult result = call(mapping.read(), mapping.readArguments(), words(id), server.deadline());
            String body = mapping.body();
            if (body == null) {
                return Secrets.mask(AnswerReader.text(result));
            }
            List<JsonNode> found = new AnswerReader("", null).read(mapping.read(), result).rows();
            return found.isEmpty() ? "" : Secrets.mask(found.getFirst().at(JsonPointer.compile(body)).asText(""));
        } catch (McpTrouble trouble) {
            throw new IOException(trouble.sentence(), trouble);
        }
    }

    private CallToolResult call(String tool, Map<String, Object> templates, Map<String, Object> words, Deadline deadline)
            throws McpTrouble {
        ServerTool known = server.tools(deadline).get(tool);
        Map<String, Object> arguments = ArgumentTemplates.of(templates)
                .fill(words, (name, text) -> known == null ? null : known.typed(name, text));
        CallToolResult result = server.call(tool, arguments, deadline);
        if (Boolean.TRUE.equals(result.isError())) {
            throw new McpTrouble("error", server.settings() + " answered " + tool + " with an error: "
                    + AnswerReader.cut(AnswerReader.text(result)));
        }
        return result;
    }
}
