package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Series of numbers that an MCP server's tool answers: points one by one, or values at even steps. */
final class McpMetrics extends McpSource implements MetricSource {

    McpMetrics(McpParts parts) {
        super(parts, Kind.METRICS);
    }

    private record Key(String resource, String metric) {}

    @Override
    public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
        Map<Key, SortedMap<Long, Double>> points = new LinkedHashMap<>();
        ToolResult<Tally> read = ask(Kind.METRICS, query.window(), query.resources(), query.metrics(), row -> {
            Key key = new Key(row.required("resource"), row.required("metric"));
            boolean wanted = wanted(query.resources(), key.resource()) && wanted(query.metrics(), key.metric());
            SortedMap<Long, Double> own = points(row);
            own.keySet().removeIf(millis -> !query.window().contains(Instant.ofEpochMilli(millis)));
            return new Taken(null, wanted && !own.isEmpty()
                    ? () -> points.computeIfAbsent(key, _ -> new TreeMap<>()).putAll(own)
                    : null);
        });
        points.forEach((key, values) -> each.accept(series(key, values)));
        return counted(read, points.size());
    }

    private static ToolResult<Tally> counted(ToolResult<Tally> read, int series) {
        return read instanceof ToolResult.Found<Tally> found
                ? new ToolResult.Found<>(new Tally(series, found.data().defects()), found.evidence())
                : read;
    }

    private static MetricSeries series(Key key, SortedMap<Long, Double> values) {
        return new MetricSeries(key.resource(), key.metric(), values.keySet().stream().mapToLong(Long::longValue).toArray(),
                values.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** By epoch milliseconds; values that are no numbers are holes. */
    private static SortedMap<Long, Double> points(Row row) throws Row.Unusable {
        SortedMap<Long, Double> points = new TreeMap<>();
        JsonNode values = row.node("values");
        if (values.isArray()) {
            long start = row.time("start").toEpochMilli();
            double step = row.number("step") * millisEach(row.number("step"));
            for (int i = 0; i < values.size(); i++) {
                put(points, start + Math.round(i * step), Row.number(values.get(i)));
            }
        } else if (!row.node("value").isNull()) {
            put(points, row.time("timestamp").toEpochMilli(), row.number("value"));
        }
        return points;
    }

    private static void put(SortedMap<Long, Double> points, long millis, double value) {
        if (Double.isFinite(value)) {
            points.put(millis, value);
        }
    }

    /** A step up to a day in seconds, milliseconds or nanoseconds, told by its size. */
    private static double millisEach(double step) {
        return step >= 1e9 ? 1e-6 : step >= 1_000 * 10 ? 1 : 1_000;
    }
}
