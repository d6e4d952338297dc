package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a source of spans tells of who exists and who calls whom. */
public final class SpanResources implements ResourceSource {

    /** The attribute in which a span names the service that its resource works for. */
    public static final String SERVICE = "service";

    private final TraceSource spans;

    /** The resources that the spans of a source tell of. */
    public SpanResources(TraceSource spans) {
        this.spans = spans;
    }

    @Override
    public ToolResult<Inventory> inventory(TimeWindow window) {
        CallsSeen calls = new CallsSeen();
        Map<String, Set<String>> parts = new TreeMap<>();
        ToolResult<Tally> read = spans.read(TraceQuery.all(window), span -> {
            calls.accept(span);
            String service = span.attributes().get(SERVICE);
            if (service != null && !service.equals(span.resource())) {
                parts.computeIfAbsent(service, _ -> new TreeSet<>()).add(span.resource());
            }
        });
        return switch (read) {
            case ToolResult.Found<Tally> found -> told(with(parts, calls.inventory(window.to()), window.to()), found.evidence());
            case ToolResult.NothingFound<Tally> nothing -> new ToolResult.NothingFound<>(nothing.searched());
            case ToolResult.Failed<Tally> failed -> failed.as();
        };
    }

    /** A service consists of the machines whose spans name it. */
    private static Inventory with(Map<String, Set<String>> parts, Inventory calls, Instant at) {
        List<Resource> resources = new ArrayList<>(calls.resources());
        List<Relation> relations = new ArrayList<>(calls.relations());
        parts.forEach((service, machines) -> {
            if (resources.stream().noneMatch(one -> one.id().equals(service))) {
                resources.add(new Resource(service, "service", Map.of(), at));
            }
            machines.forEach(machine -> relations.add(new Relation(service, machine, RelationKind.CONSISTS_OF, "spans", at)));
        });
        return new Inventory(resources, relations);
    }

    private static ToolResult<Inventory> told(Inventory inventory, Evidence evidence) {
        return new ToolResult.Found<>(inventory, evidence.withExcerpt(
                inventory.resources().size() + " resources with spans, " + inventory.relations().size() + " calls between them"));
    }

    @Override
    public String name() {
        return "spans of " + spans.name();
    }

    @Override
    public Health health() {
        return spans.health();
    }
}
