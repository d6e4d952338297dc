package dev.gumshoe.conversations.evidence;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A source that holds log lines. */
public interface LogSource extends EvidenceSource {

    /**
     * Hands each line that the query asks for to {@code each}, one at a time, on the calling thread, in the order the source keeps
     * them (mostly by time, not always). Lines are streamed: the implementation never holds all of them.
     */
    ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each);

    /** Whether it only speaks when something happens, so that its silence before is what it looks like when all is well. */
    default boolean quietWhenWell() {
        return false;
    }

    /**
     * Where a person sees lines like one that was read, and nothing else.
     *
     * @param like the attributes of such a line, as this source told them
     * @param words what stands in all of them
     * @return empty when there is no such page
     */
    default Optional<URI> page(Map<String, String> like, String words, TimeWindow window) {
        return Optional.empty();
    }

    /**
     * Which lines, when.
     *
     * @param resources resource ids, or empty for all
     * @param severities as the source words them, upper case, or empty for all; a source that cannot choose by them hands over all
     */
    record LogQuery(Set<String> resources, Set<String> severities, TimeWindow window) {

        /** Takes copies. */
        public LogQuery {
            resources = Set.copyOf(resources);
            severities = Set.copyOf(severities);
        }

        /** Lines of every severity. */
        public LogQuery(Set<String> resources, TimeWindow window) {
            this(resources, Set.of(), window);
        }

        /** Everything there is in the window. */
        public static LogQuery all(TimeWindow window) {
            return new LogQuery(Set.of(), window);
        }
    }
}
