package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.analysis.OperationsSeen;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One trace from top to bottom, or the longest spans that fit. */
final class ReadTraces implements Tool {

    private static final int MOST_SPANS = 2_000;
    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.optional("trace_id", Shape.Text.ANY, "Show this trace as a tree, who called whom. Leave out to find spans."),
            Asking.RESOURCES,
            Parameter.optional("only_failed", new Shape.YesNo(), "Only spans that failed."),
            Parameter.optional("slower_than_ms", new Shape.Numeric(), "Only spans that took longer, in milliseconds."),
            Asking.FROM,
            Asking.TO,
            Parameter.optional("limit", new Shape.WholeNumber(1, 200), "The most spans to show."));

    private final EvidenceSources sources;

    ReadTraces(EvidenceSources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "read_traces";
    }

    @Override
    public String description() {
        return "Shows one trace as a tree (with trace_id), or finds spans by resource, failure, duration and time, the longest first, with "
                + "the ids of their traces.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse {
        Arguments arguments = call.arguments();
        String trace = arguments.text("trace_id").orElse("");
        int limit = arguments.within("limit", 1, 200, context.limits().rows());
        long slower = arguments.number("slower_than_ms").map(ms -> Math.round(ms.doubleValue() * 1_000)).orElse(-1L);
        boolean onlyFailed = arguments.yes("only_failed");
        Set<String> resources = arguments.texts("resources");
        TraceQuery query = new TraceQuery(trace.isEmpty() ? resources : Set.of(), arguments.window(context.window()));
        Gathered gathered = new Gathered("spans");
        for (TraceSource source : sources.answering(TraceSource.class)) {
            Longest longest = new Longest(trace.isEmpty() ? limit : MOST_SPANS);
            ToolResult<Tally> answer = source.read(query, span -> {
                boolean fits = trace.isEmpty()
                        ? span.durationMicros() > slower && (!onlyFailed || OperationsSeen.failed(span))
                        : trace.equals(span.traceId());
                if (fits) {
                    longest.accept(span);
                }
            });
            Tally tally = answer.dataOrNull();
            List<String> rows = trace.isEmpty() ? longest.rows() : tree(longest, limit);
            gathered.take(source, answer, tally == null ? List.of() : tally.defects(), rows);
        }
        return gathered.answer(Asking.unknown(resources, context.state().topology()));
    }

    /** Keeps the longest so many of the spans that stream by. */
    private static final class Longest {

        private final int most;
        private final PriorityQueue<Span> kept = new PriorityQueue<>(Comparator.comparingLong(Span::durationMicros));
        private long seen;

        Longest(int most) {
            this.most = most;
        }

        void accept(Span span) {
            seen++;
            kept.add(span);
            if (kept.size() > most) {
                kept.poll();
            }
        }

        List<String> rows() {
            List<Span> sorted = new ArrayList<>(kept);
            sorted.sort(Comparator.comparingLong(Span::durationMicros).reversed().thenComparingLong(Span::startMicros));
            List<String> rows = new ArrayList<>(sorted.stream().map(span -> row(span) + " [trace " + span.traceId() + "]").toList());
            if (seen > rows.size()) {
                rows.add("… " + (seen - rows.size()) + " more, shorter spans fit; ask with a higher limit, or narrow the question.");
            }
            return rows;
        }
    }

    private static List<String> tree(Longest spans, int limit) {
        Map<String, List<Span>> below = spans.kept.stream()
                .collect(Collectors.groupingBy(s -> s.parentSpanId() == null ? "" : s.parentSpanId(), TreeMap::new, Collectors.toList()));
        Set<String> ids = spans.kept.stream().map(Span::spanId).collect(Collectors.toSet());
        List<String> rows = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        spans.kept.stream()
                .filter(s -> s.parentSpanId() == null || !ids.contains(s.parentSpanId()))
                .sorted(Comparator.comparingLong(Span::startMicros))
                .forEach(root -> branch(root, 0, below, rows, shown));
        if (rows.size() > limit) {
            int more = rows.size() - limit;
            rows.subList(limit, rows.size()).clear();
            rows.add("… " + more + " more spans of this trace; ask with a higher limit.");
        }
        return rows;
    }

    private static void branch(Span span, int depth, Map<String, List<Span>> below, List<String> rows, Set<String> shown) {
        if (!shown.add(span.spanId()) || depth > 60) {
            return;
        }
        rows.add("  ".repeat(depth) + row(span));
        below.getOrDefault(span.spanId(), List.of()).stream()
                .sorted(Comparator.comparingLong(Span::startMicros))
                .forEach(child -> branch(child, depth + 1, below, rows, shown));
    }

    private static String row(Span span) {
        Instant start = Instant.ofEpochSecond(span.startMicros() / 1_000_000, span.startMicros() % 1_000_000 * 1_000);
        return start + " " + span.resource() + " " + Asking.cell(span.name(), 160) + " " + Page.figure(span.durationMicros() / 1_000.0)
                + " ms"
                + (span.kind() == null ? "" : " " + span.kind()) + (OperationsSeen.failed(span) ? " FAILED" : "")
                + (span.status() == null ? "" : " status " + span.status())
                + (span.attributes().isEmpty() ? "" : " " + Asking.cell(new TreeMap<>(span.attributes()).toString(), 240));
    }
}
