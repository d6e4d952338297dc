package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Log lines that an MCP server's tool answers. */
final class McpLogs extends McpSource implements LogSource {

    McpLogs(McpParts parts) {
        super(parts, Kind.LOGS);
    }

    @Override
    public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
        Set<LogLine> atLatest = new HashSet<>();
        Instant[] latest = {Instant.MIN};
        return ask(Kind.LOGS, query.window(), query.resources(), Set.of(), row -> {
            LogLine line = line(row);
            boolean wanted = wanted(query.resources(), line.resource()) && query.window().contains(line.timestamp());
            // pages that begin at the last one's time bring the lines of that moment again
            if (line.timestamp().isAfter(latest[0])) {
                latest[0] = line.timestamp();
                atLatest.clear();
            }
            boolean again = line.timestamp().equals(latest[0]) && pagedByTime() && !atLatest.add(line);
            return Taken.of(line.timestamp(), wanted && !again, () -> each.accept(line));
        });
    }

    private static LogLine line(Row row) throws Row.Unusable {
        Instant at = row.time("timestamp");
        return new LogLine(at, row.required("resource"), row.or("severity", "").toUpperCase(Locale.ROOT), row.required("body"),
                row.optional("traceId"), row.attributes());
    }
}
