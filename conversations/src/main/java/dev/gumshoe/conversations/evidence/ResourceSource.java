package dev.gumshoe.conversations.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A source that knows what exists, in which state and configuration, and what depends on what. */
public interface ResourceSource extends EvidenceSource {

    /** Everything it knows as of the window's end. */
    ToolResult<Inventory> inventory(TimeWindow window);

    /** What was damaged in the inventory read last and how it was taken, one sentence each with its count; empty when sound. */
    default List<String> inventoryDefects() {
        return List.of();
    }

    /** What exists and how it hangs together. */
    record Inventory(List<Resource> resources, List<Relation> relations) {

        /** Takes copies. */
        public Inventory {
            resources = List.copyOf(resources);
            relations = List.copyOf(relations);
        }
    }

    /**
     * One thing that runs, stores or routes.
     *
     * @param id unique among all sources that name the same thing; never renamed
     * @param kind what it is, in the source's words: {@code service}, {@code instance}, {@code cache}, {@code table}, …
     * @param attributes state and configuration, as the source words it
     * @param learnedAt when the source knew it so
     */
    record Resource(String id, String kind, Map<String, String> attributes, Instant learnedAt) {

        /** @throws IllegalArgumentException when the id is blank */
        public Resource {
            if (id.isBlank()) {
                throw new IllegalArgumentException("a resource needs an id");
            }
            Objects.requireNonNull(kind, "kind");
            attributes = Map.copyOf(attributes);
        }
    }

    /** What one resource has to do with another. */
    enum RelationKind {
        /** {@code from} calls {@code to}: trouble in {@code to} shows in {@code from}. */
        CALLS,
        /** {@code from} runs on or is made of {@code to}: a service and its instances. */
        CONSISTS_OF,
        /** {@code from} is allowed to call {@code to}; not seen doing so. */
        MAY_CALL
    }

    /**
     * One edge of the topology.
     *
     * @param from the caller, or the whole
     * @param to the callee, or the part
     * @param how how it is known: {@code declared}, {@code spans}, {@code tags}, …
     */
    record Relation(String from, String to, RelationKind kind, String how, Instant learnedAt) {

        /** Checks that all parts are there. */
        public Relation {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(how, "how");
            Objects.requireNonNull(learnedAt, "learnedAt");
        }
    }
}
