package dev.gumshoe.conversations.evidence;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
     * What it held for the condition of an alarm when the alarm fired, where the alarm's link carries that condition in this source's own language.
     * Nothing is fetched from the link.
     *
     * @param link where a person opens the alarm
     * @param labels what the alarm names; of several values the one that contradicts none of them is meant
     * @return empty when the link says nothing to this source
     */
    default Optional<ToolResult<Double>> heldFor(URI link, Map<String, String> labels, Instant at) {
        return Optional.empty();
    }

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
