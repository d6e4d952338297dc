package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Learns who calls whom from spans as they stream by, in any order; holds a bounded number of spans' ids. One thread. */
public final class CallsSeen implements Consumer<Span> {

    private static final int MOST_SPANS = 100_000;

    private final Map<String, String> resources = new Recent<>();
    private final Map<String, Set<String>> waiting = new Recent<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private long seen;

    private record Edge(String from, String to) {}

    /** The latest so many. */
    private static final class Recent<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST_SPANS;
        }
    }

    /**
     * What the spans of all trace sources tell of the call graph: every resource that has spans, and a CALLS relation, known from
     * {@code "spans"}, for every call between two. Empty where no source answers.
     *
     * @param learnedAt when it was learned so
     * @throws InterruptedException when the errand was called off
     */
    public static Inventory from(EvidenceSources sources, TimeWindow window, Instant learnedAt) throws InterruptedException {
        CallsSeen graph = new CallsSeen();
        try {
            for (TraceSource source : sources.answering(TraceSource.class)) {
                source.read(TraceQuery.all(window), graph);
            }
        } catch (Interruption e) {
            throw Interruption.asChecked();
        }
        return graph.inventory(learnedAt);
    }

    @Override
    public void accept(Span span) {
        Interruption.check(seen++);
        ids.add(span.resource());
        String id = span.traceId() + "/" + span.spanId();
        resources.put(id, span.resource());
        Set<String> children = waiting.remove(id);
        if (children != null) {
            children.forEach(child -> edge(span.resource(), child));
        }
        if (span.parentSpanId() != null) {
            String parent = span.traceId() + "/" + span.parentSpanId();
            String caller = resources.get(parent);
            if (caller != null) {
                edge(caller, span.resource());
            } else {
                waiting.computeIfAbsent(parent, _ -> new LinkedHashSet<>(2)).add(span.resource());
            }
        }
    }

    private void edge(String from, String to) {
        if (!from.equals(to)) {
            edges.add(new Edge(from, to));
        }
    }

    /** What was learned so far. */
    public Inventory inventory(Instant learnedAt) {
        List<Resource> found = ids.stream().filter(id -> !id.isBlank()).map(id -> new Resource(id, "service", Map.of(), learnedAt))
                .toList();
        List<Relation> calls = edges.stream().map(e -> new Relation(e.from(), e.to(), RelationKind.CALLS, "spans", learnedAt)).toList();
        return new Inventory(found, calls);
    }
}
