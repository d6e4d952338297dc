package dev.gumshoe.conversations.evidence;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A source that holds the spans of traces. */
public interface TraceSource extends EvidenceSource {

    /**
     * Hands each span that started in the query's window to {@code each}, one at a time, on the calling thread, in the order the
     * source keeps them; the spans of one trace need not stand together. Spans are streamed: the implementation never holds all of them.
     */
    ToolResult<Tally> read(TraceQuery query, Consumer<? super Span> each);

    /** Where a person sees one trace that was read; empty when there is no such page. */
    default Optional<URI> page(String traceId) {
        return Optional.empty();
    }

    /**
     * Which spans, when.
     *
     * @param resources resource ids, or empty for all
     */
    record TraceQuery(Set<String> resources, TimeWindow window) {

        /** Takes a copy. */
        public TraceQuery {
            resources = Set.copyOf(resources);
        }

        /** Everything there is in the window. */
        public static TraceQuery all(TimeWindow window) {
            return new TraceQuery(Set.of(), window);
        }
    }
}
