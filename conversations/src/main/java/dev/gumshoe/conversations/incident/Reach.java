package dev.gumshoe.conversations.incident;

import dev.gumshoe.conversations.topology.Topology;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How far trouble of a resource reaches, and where trouble seen at it may come from, each worked out once. Safe for use by several threads. */
final class Reach {

    private final Topology topology;
    private final Map<String, Set<String>> hurt = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> sources = new ConcurrentHashMap<>();

    Reach(Topology topology) {
        this.topology = topology;
    }

    /** The resource and everything that is hurt when it is. */
    Set<String> hurt(String id) {
        return hurt.computeIfAbsent(id, of -> with(of, topology.blastRadius(of)));
    }

    /** The resource and everything whose trouble would be seen at it. */
    Set<String> sources(String id) {
        return sources.computeIfAbsent(id, of -> with(of, topology.dependencies(of)));
    }

    private static Set<String> with(String id, Set<String> others) {
        Set<String> all = new HashSet<>(others);
        all.add(id);
        return Set.copyOf(all);
    }
}
