package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What exists and hangs together, as an MCP server's tools tell it. */
final class McpResources extends McpSource implements ResourceSource {

    private static final String DECLARED = "declared";

    private final boolean related;

    McpResources(McpParts parts) {
        super(parts, Kind.RESOURCES);
        this.related = !parts.server().settings().mapping().relations().isEmpty();
    }

    @Override
    public ToolResult<Inventory> inventory(TimeWindow window) {
        Map<String, Resource> resources = new LinkedHashMap<>();
        List<Relation> relations = new ArrayList<>();
        ToolResult<Tally> read = ask(Kind.RESOURCES, window, Set.of(), Set.of(), row -> {
            Instant at = row.timeOr("learnedAt", window.to());
            String id = row.required("id");
            return new Taken(null, () -> {
                resources.putIfAbsent(id, new Resource(id, row.or("kind", "resource"), row.attributes(), at));
                row.texts("calls").forEach(to -> relations.add(new Relation(id, to, RelationKind.CALLS, DECLARED, at)));
                row.texts("consistsOf").forEach(to -> relations.add(new Relation(id, to, RelationKind.CONSISTS_OF, DECLARED, at)));
            });
        });
        if (related && !(read instanceof ToolResult.Failed<Tally>)) {
            ToolResult<Tally> edges = ask(Kind.RELATIONS, window, Set.of(), Set.of(), row -> relation(row, window, relations));
            if (edges instanceof ToolResult.Failed<Tally> failed) {
                return failed.as();
            }
        }
        relations.removeIf(relation -> !resources.containsKey(relation.from()) || !resources.containsKey(relation.to()));
        return with(read, new Inventory(List.copyOf(resources.values()), relations));
    }

    private static Taken relation(Row row, TimeWindow window, List<Relation> relations) throws Row.Unusable {
        Relation relation = new Relation(row.required("from"), row.required("to"), kind(row.or("kind", "calls")), row.or("how", DECLARED),
                row.timeOr("learnedAt", window.to()));
        return new Taken(null, () -> relations.add(relation));
    }

    private static RelationKind kind(String word) throws Row.Unusable {
        return switch (word.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "calls" -> RelationKind.CALLS;
            case "consists-of" -> RelationKind.CONSISTS_OF;
            case "may-call" -> RelationKind.MAY_CALL;
            default -> throw new Row.Unusable("whose kind is none of calls, consists-of, may-call");
        };
    }
}
