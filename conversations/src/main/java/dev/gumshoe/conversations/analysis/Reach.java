package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.topology.Topology;
import java.util.HashSet;
import java.util.Set;

/**
 * Which resources a look may speak of: all, or those people pointed to with what they depend on and are made of, never those they excluded.
 *
 * @param focus empty for all
 */
record Reach(Set<String> focus, Set<String> excluded) {

    static Reach of(Scope scope, Topology topology) {
        Set<String> wide = new HashSet<>(scope.focus());
        scope.focus().forEach(id -> wide.addAll(topology.dependencies(id)));
        Set.copyOf(wide).forEach(id -> wide.addAll(scope.focus().contains(id) ? topology.wholes(id) : Set.of()));
        return new Reach(Set.copyOf(wide), scope.excluded());
    }

    boolean includes(String resource) {
        return !excluded.contains(resource) && (focus.isEmpty() || focus.contains(resource));
    }
}
