package dev.gumshoe.conversations.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source that knows what exists, in which state and configuration, and what depends on what. */
public interface ResourceSource extends EvidenceSource {

    /** Everything it knows as of the window's end. */
    ToolResult<Inventory> inventory(TimeWindow window);

    /** What was damaged in the inventory read last and how it was taken, one sentence each with its count; empty when sound. */
    default List<String> inventoryDefects() {
        return List.of();
    }

    /** What people want whoever investigates to know, as of the inventory read last; empty for sources that hold no such thing. */
    default List<Note> notes() {
        return List.of();
    }

    /**
     * Something people wrote down for whoever investigates.
     *
     * @param resource what it is about, or null when it is about everything
     * @param where where it stands at the source, such as a line
     */
    record Note(@Nullable String resource, String text, String where) {}

    /** What exists and how it hangs together. */
    record Inventory(List<Resource> resources, List<Relation> relations) {

        /** Nothing. */
        public static final Inventory EMPTY = new Inventory(List.of(), List.of());

        /** Takes copies. */
        public Inventory {
            resources = List.copyOf(resources);
            relations = List.copyOf(relations);
        }

        /** The same under the ids that the naming gives. */
        public Inventory named(Naming naming) {
            return new Inventory(
                    resources.stream().map(r -> new Resource(naming.id(r.id()), r.kind(), r.attributes(), r.learnedAt())).toList(),
                    relations.stream()
                            .map(r -> new Relation(naming.id(r.from()), naming.id(r.to()), r.kind(), r.how(), r.learnedAt()))
                            .toList());
        }
    }

    /**
     * One thing that runs, stores or routes.
     *
     * @param id unique among all sources that name the same thing; never renamed
     * @param kind what it is, in the source's words: {@code service}, {@code instance}, {@code cache}, {@code table}, …
     * @param attributes state and configuration, as the source words it. Some tell under which other names other sources may know the
     *     same thing: {@link #ALIAS}, {@link #ARN}, {@link #NAME}, {@link #HOST}, {@link #DNS}, {@link #ADDRESS}
     * @param learnedAt when the source knew it so
     */
    record Resource(String id, String kind, Map<String, String> attributes, Instant learnedAt) {

        /** The attribute that holds further ids of the same thing, separated by commas. */
        public static final String ALIAS = "alias";
        /** The attribute that holds its Amazon Resource Name. */
        public static final String ARN = "arn";
        /** The attribute that holds the name people gave it, such as its Name tag; others may have the same. */
        public static final String NAME = "name";
        /** The attribute that holds its host name. */
        public static final String HOST = "host";
        /** The attribute that holds its name in the domain name system. */
        public static final String DNS = "dns";
        /** The attribute that holds its addresses, separated by commas. */
        public static final String ADDRESS = "address";

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

        /** Of its ends and kind only: graphs of thousands of edges ask for it again and again. */
        @Override
        public int hashCode() {
            return 31 * (31 * from.hashCode() + to.hashCode()) + kind.hashCode();
        }
    }
}
