package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;

/** What a source of spans tells of who exists and who calls whom. */
public final class SpanResources implements ResourceSource {

    private final TraceSource spans;

    /** The resources that the spans of a source tell of. */
    public SpanResources(TraceSource spans) {
        this.spans = spans;
    }

    @Override
    public ToolResult<Inventory> inventory(TimeWindow window) {
        CallsSeen calls = new CallsSeen();
        ToolResult<Tally> read = spans.read(TraceQuery.all(window), calls);
        return switch (read) {
            case ToolResult.Found<Tally> found -> told(calls.inventory(window.to()), found.evidence());
            case ToolResult.NothingFound<Tally> nothing -> new ToolResult.NothingFound<>(nothing.searched());
            case ToolResult.Failed<Tally> failed -> failed.as();
        };
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
