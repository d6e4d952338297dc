package dev.gumshoe.conversations.topology;

import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import org.jspecify.annotations.Nullable;

/**
 * What two relations have in common that are told as one. Its hash is written out: the one that records get is slow until it is compiled,
 * and a map of thousands of edges is merged right after the start.
 */
record Edge(String from, String to, RelationKind kind) {

    static Edge of(Relation relation) {
        return new Edge(relation.from(), relation.to(), relation.kind());
    }

    @Override
    public int hashCode() {
        return 31 * (31 * from.hashCode() + to.hashCode()) + kind.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Edge edge && kind == edge.kind && from.equals(edge.from) && to.equals(edge.to);
    }
}
