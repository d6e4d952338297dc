package dev.gumshoe.conversations.evidence;

import java.util.List;
import java.util.Set;

/** A source that knows what people and pipelines changed: deployments, commits, configuration, flags, sessions. */
public interface ChangeSource extends EvidenceSource {

    /** The changes the query asks for, in order of time; never null, at most what a window of a case holds (thousands). */
    ToolResult<List<Change>> changes(ChangeQuery query);

    /** What was damaged in the changes read last and how it was taken, one sentence each with its count; empty when sound. */
    default List<String> changeDefects() {
        return List.of();
    }

    /**
     * Which changes, when.
     *
     * @param resources resource ids, or empty for all
     */
    record ChangeQuery(Set<String> resources, TimeWindow window) {

        /** Takes a copy. */
        public ChangeQuery {
            resources = Set.copyOf(resources);
        }

        /** Everything there is in the window. */
        public static ChangeQuery all(TimeWindow window) {
            return new ChangeQuery(Set.of(), window);
        }
    }
}
