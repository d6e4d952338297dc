package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes that an MCP server's tool answers. */
final class McpChanges extends McpSource implements ChangeSource {

    McpChanges(McpParts parts) {
        super(parts, Kind.CHANGES);
    }

    @Override
    public ToolResult<List<Change>> changes(ChangeQuery query) {
        List<Change> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        ToolResult<Tally> read = ask(Kind.CHANGES, query.window(), query.resources(), Set.of(), row -> {
            Change change = change(row);
            String resource = change.resource();
            boolean wanted = query.resources().isEmpty() || (resource != null && query.resources().contains(resource));
            return Taken.of(change.timestamp(), wanted && query.window().contains(change.timestamp()) && ids.add(change.id()),
                    () -> found.add(change));
        });
        found.sort(Comparator.comparing(Change::timestamp));
        return with(read, found);
    }

    private static Change change(Row row) throws Row.Unusable {
        Instant at = row.time("timestamp");
        String word = row.or("kind", "");
        String title = row.required("title");
        Change.Kind kind = Change.Kind.named(word);
        Map<String, String> attributes = new HashMap<>(row.attributes());
        if (kind == Change.Kind.OTHER && !word.isBlank()) {
            attributes.putIfAbsent("kind", word);
        }
        return new Change(row.or("id", at + " " + title), at, kind, row.optional("resource"), row.or("actor", ""), title,
                row.texts("files"),
                row.optional("diff"), attributes);
    }
}
