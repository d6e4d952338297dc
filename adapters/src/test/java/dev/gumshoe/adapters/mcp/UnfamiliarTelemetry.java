package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Puts any sources behind tools of a server whose words and shapes are its own: pages with a cursor, streams of lines, points in arrays, JSON
 * in fences, an object a line, plain text.
 */
record UnfamiliarTelemetry(EvidenceSources behind, TimeWindow all) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 700;

    void serve(ServedTools server) {
        server.tool("hay_stack_find", Map.of("since", "string", "until", "string", "hosts", "array", "page_token", "string"), this::lines)
                .tool("query_range", Map.of("start", "integer", "end", "integer"), this::series)
                .tool("get_spans", Map.of("window", "object"), this::spans)
                .tool("list_rollouts", Map.of("after", "number", "before", "number"), this::rollouts)
                .tool("get_map", Map.of(), _ -> map())
                .tool("delete_everything", Map.of(), _ -> ServedTools.text("done"));
    }

    private static TimeWindow window(Object from, Object to) {
        return new TimeWindow(Instant.parse(String.valueOf(from)), Instant.parse(String.valueOf(to)));
    }

    /** Streams of lines as Loki has them: labels of a stream, and pairs of nanoseconds and text; 700 at once, with a cursor. */
    private CallToolResult lines(Map<String, Object> arguments) {
        List<LogLine> found = new ArrayList<>();
        Set<String> hosts = arguments.get("hosts") instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
        each(LogSource.class,
                source -> source.read(new LogQuery(hosts, window(arguments.get("since"), arguments.get("until"))), found::add));
        int from = Integer.parseInt(String.valueOf(arguments.getOrDefault("page_token", "0")));
        int to = Math.min(found.size(), from + PAGE);
        List<Map<String, Object>> streams = found.subList(Math.min(from, to), to).stream()
                .map(line -> Map.of("stream", Map.of("host", line.resource(), "lvl", line.severity()),
                        "values", List.of(List.of(nanos(line.timestamp()), line.body()))))
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", Map.of("result", streams));
        answer.put("more", to < found.size() ? String.valueOf(to) : "");
        return ServedTools.structured(answer);
    }

    private static String nanos(Instant at) {
        return String.valueOf(at.getEpochSecond() * 1_000_000_000L + at.getNano());
    }

    /** Series as JSON text, points as pairs of epoch seconds and a text. */
    private CallToolResult series(Map<String, Object> arguments) {
        TimeWindow window = new TimeWindow(Instant.ofEpochMilli(((Number) arguments.get("start")).longValue()),
                Instant.ofEpochMilli(((Number) arguments.get("end")).longValue()));
        List<Map<String, Object>> rows = new ArrayList<>();
        each(MetricSource.class, source -> source.read(MetricQuery.all(window), series -> {
            List<List<Object>> points = new ArrayList<>();
            for (int i = 0; i < series.size(); i++) {
                points.add(List.of(series.millis(i) / 1000.0, String.valueOf(series.value(i))));
            }
            rows.add(Map.of("metric", Map.of("__name__", series.metric(), "service", series.resource()), "values", points));
        }));
        return ServedTools.text(json(Map.of("status", "success", "data", Map.of("result", rows))));
    }

    /** An object a line. */
    private CallToolResult spans(Map<String, Object> arguments) {
        Map<?, ?> window = (Map<?, ?>) arguments.get("window");
        StringBuilder lines = new StringBuilder();
        each(TraceSource.class, source -> source.read(TraceQuery.all(window(window.get("from"), window.get("to"))),
                span -> lines.append(json(words(span))).append('\n')));
        return ServedTools.text(lines.toString());
    }

    private static Map<String, Object> words(Span span) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("trace", span.traceId());
        words.put("id", span.spanId());
        words.put("parent", span.parentSpanId());
        words.put("svc", span.resource());
        words.put("op", span.name());
        words.put("t0", span.startMicros());
        words.put("us", span.durationMicros());
        words.put("code", span.status());
        words.put("kind", span.kind());
        words.put("tags", span.attributes());
        return words;
    }

    /** Prose around a fenced block. */
    private CallToolResult rollouts(Map<String, Object> arguments) {
        TimeWindow window = new TimeWindow(Instant.ofEpochSecond(((Number) arguments.get("after")).longValue()),
                Instant.ofEpochSecond(((Number) arguments.get("before")).longValue()));
        List<Map<String, Object>> found = new ArrayList<>();
        each(ChangeSource.class, source -> {
            List<Change> changes = source.changes(ChangeQuery.all(window)).dataOrNull();
            (changes == null ? List.<Change>of() : changes).forEach(change -> found.add(words(change)));
        });
        return ServedTools.text("I found " + found.size() + " rollouts:\n\n```json\n" + json(found) + "\n```\nAnything else?");
    }

    private static Map<String, Object> words(Change change) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("ref", change.id());
        words.put("when", change.timestamp().toString());
        words.put("what", change.kind().name());
        words.put("target", change.resource());
        words.put("by", change.actor());
        words.put("subject", change.title());
        words.put("paths", change.files());
        words.put("patch", change.diff());
        return words;
    }

    private CallToolResult map() {
        List<String> lines = new ArrayList<>();
        each(ResourceSource.class, source -> {
            Inventory inventory = source.inventory(all).dataOrNull();
            if (inventory != null) {
                inventory.resources().forEach(r -> lines.add(r.kind() + " " + r.id() + " -> " + inventory.relations().stream()
                        .filter(relation -> relation.from().equals(r.id()) && relation.kind() == ResourceSource.RelationKind.CALLS)
                        .map(ResourceSource.Relation::to).collect(Collectors.joining(" "))));
            }
        });
        return ServedTools.text(String.join("\n", lines));
    }

    private <S extends dev.gumshoe.conversations.evidence.EvidenceSource> void each(Class<S> port, Consumer<S> use) {
        behind.answering(port).forEach(use);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How these tools are mapped in a settings file. */
    static String mapping() {
        return """
                logs:
                  tool: hay_stack_find
                  arguments: {since: "{{from}}", until: "{{to}}", hosts: "{{resources}}"}
                  rows: /data/result
                  items: /values
                  fields: {timestamp: /0, body: /1, resource: /stream/host, severity: /stream/lvl}
                  paging: {argument: page_token, next: /more}
                metrics:
                  tool: query_range
                  arguments: {start: "{{from.millis}}", end: "{{to.millis}}"}
                  rows: /data/result
                  items: /values
                  fields: {timestamp: /0, value: /1, resource: /metric/service, metric: /metric/__name__}
                traces:
                  tool: get_spans
                  arguments: {window: {from: "{{from}}", to: "{{to}}"}}
                  fields: {traceId: /trace, spanId: /id, parentSpanId: /parent, resource: /svc, name: /op, start: /t0, durationMicros: /us,
                    status: /code}
                  attributes: /tags
                changes:
                  tool: list_rollouts
                  arguments: {after: "{{from.seconds}}", before: "{{to.seconds}}"}
                  fields: {id: /ref, timestamp: /when, kind: /what, resource: /target, actor: /by, title: /subject, files: /paths,
                    diff: /patch}
                resources:
                  tool: get_map
                  lines: '(?P<kind>\\S+) (?P<id>\\S+) -> (?P<calls>.*)'
                """;
    }
}
