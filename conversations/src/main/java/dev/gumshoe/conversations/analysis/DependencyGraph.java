package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who depends on whom among the suspects: calls and parts that are known, and calls that were seen in spans. */
final class DependencyGraph {

    private static final Set<String> ADDRESSES = Set.of("remote", "external", "peer", "endpoint", "address", "loadbalancer", "balancer");

    private final Map<String, Set<String>> below = new LinkedHashMap<>();
    private final Map<String, Set<String>> above = new LinkedHashMap<>();
    private final Map<String, Set<String>> reached = new LinkedHashMap<>();
    private final Set<String> addresses = new LinkedHashSet<>();

    private DependencyGraph() {}

    /** The graph of a topology. */
    static DependencyGraph of(Topology topology) {
        DependencyGraph graph = new DependencyGraph();
        for (Relation relation : topology.relations()) {
            if (relation.kind() != RelationKind.MAY_CALL) {
                graph.edge(relation.from(), relation.to());
            }
        }
        topology.resources().values().stream()
                .filter(r -> !Collections.disjoint(Words.of(r.kind()), ADDRESSES) && graph.below(r.id()).isEmpty())
                .forEach(r -> graph.addresses.add(r.id()));
        return graph;
    }

    /**
     * Adds who depends on whom by what was logged: whoever complains of a call to one other resource calls it. Only where nothing is known of
     * the two, for a topology and spans tell it better.
     */
    DependencyGraph complaining(Signals signals) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        signals.all().stream()
                .filter(s -> s.figures().containsKey(LogFindings.NAMED))
                .forEach(s -> named.computeIfAbsent(s.subject(), _ -> new LinkedHashSet<>()).add(s.resource()));
        signals.all().stream()
                .filter(s -> s.figures().containsKey(LogFindings.SYMPTOM))
                .forEach(s -> complaint(s.resource(), named.getOrDefault(s.subject(), Set.of())));
        return this;
    }

    private void complaint(String from, Set<String> named) {
        named.stream()
                .filter(to -> named.size() == 1 && !reach(from).contains(to) && !reach(to).contains(from))
                .findFirst()
                .ifPresent(to -> {
                    edge(from, to);
                    reached.clear();
                });
    }

    private void edge(String from, String to) {
        if (!from.equals(to)) {
            below.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
            above.computeIfAbsent(to, _ -> new LinkedHashSet<>()).add(from);
        }
    }

    /** Whether nothing is known of who depends on whom. */
    boolean isEmpty() {
        return below.isEmpty();
    }

    /** Who depends on anything. */
    Set<String> callers() {
        return below.keySet();
    }

    /** What this resource depends on directly. */
    Set<String> below(String resource) {
        return below.getOrDefault(resource, Set.of());
    }

    /** What depends on this resource directly. */
    Set<String> above(String resource) {
        return above.getOrDefault(resource, Set.of());
    }

    /**
     * What may stand behind a resource that is only an address its callers know, such as a load balancer's: their other callees. What
     * callers see at an address is seen once more at whoever answers there.
     */
    Set<String> behind(String resource) {
        Set<String> behind = new LinkedHashSet<>();
        if (addresses.contains(resource)) {
            above(resource).forEach(caller -> behind.addAll(below(caller)));
            behind.removeAll(addresses);
        }
        return behind;
    }

    /** Everything this resource depends on, itself among them. */
    Set<String> reach(String resource) {
        return reached.computeIfAbsent(resource, this::walk);
    }

    private Set<String> walk(String start) {
        Set<String> seen = new LinkedHashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (String next : below(open.pop())) {
                if (seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen;
    }

    /** Everything the resources depend on, themselves among them. */
    Set<String> reach(Collection<String> resources) {
        Set<String> all = new LinkedHashSet<>();
        resources.forEach(r -> all.addAll(reach(r)));
        return all;
    }
}
