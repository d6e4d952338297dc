package dev.gumshoe.conversations.evidence;

import java.util.Set;
import java.util.function.Consumer;

/** A source that holds series of numbers over time. */
public interface MetricSource extends EvidenceSource {

    /**
     * Hands each series that the query asks for to {@code each}, one at a time, on the calling thread.
     * A series holds its points in the query's window in order of time.
     */
    ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each);

    /**
     * Which series, when.
     *
     * @param resources resource ids, or empty for all
     * @param metrics metric names, or empty for all
     */
    record MetricQuery(Set<String> resources, Set<String> metrics, TimeWindow window) {

        /** Takes copies. */
        public MetricQuery {
            resources = Set.copyOf(resources);
            metrics = Set.copyOf(metrics);
        }

        /** Everything there is in the window. */
        public static MetricQuery all(TimeWindow window) {
            return new MetricQuery(Set.of(), Set.of(), window);
        }
    }
}
