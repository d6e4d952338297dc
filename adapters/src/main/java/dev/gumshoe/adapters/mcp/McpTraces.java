package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Consumer;

/** Spans that an MCP server's tool answers. */
final class McpTraces extends McpSource implements TraceSource {

    McpTraces(McpParts parts) {
        super(parts, Kind.TRACES);
    }

    @Override
    public ToolResult<Tally> read(TraceQuery query, Consumer<? super Span> each) {
        return ask(Kind.TRACES, query.window(), query.resources(), Set.of(), row -> {
            Instant start = row.time("start");
            Span span = new Span(row.required("traceId"), row.required("spanId"), row.optional("parentSpanId"), row.required("resource"),
                    row.or("name", ""), ChronoUnit.MICROS.between(Instant.EPOCH, start), micros(row, start), row.optional("status"),
                    row.optional("kind"), row.attributes());
            return Taken.of(start, wanted(query.resources(), span.resource()) && query.window().contains(start), () -> each.accept(span));
        });
    }

    private static long micros(Row row, Instant start) throws Row.Unusable {
        double micros;
        if (!row.node("durationNanos").isMissingNode()) {
            micros = row.number("durationNanos") / 1_000;
        } else if (!row.node("durationMillis").isMissingNode()) {
            micros = row.number("durationMillis") * 1_000;
        } else if (!row.node("durationMicros").isMissingNode()) {
            micros = row.number("durationMicros");
        } else {
            micros = Duration.between(start, row.time("end")).toNanos() / 1_000.0;
        }
        if (micros < 0) {
            throw new Row.Unusable("whose duration is negative");
        }
        return Math.round(micros);
    }
}
