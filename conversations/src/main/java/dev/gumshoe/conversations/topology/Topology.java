package dev.gumshoe.conversations.topology;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DirectedMultigraph;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.graph.MaskSubgraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/**
 * What exists and what depends on what, merged from several sources. Immutable; safe for use by several threads.
 *
 * <p>Trouble travels against the direction of an edge: from the callee to its caller, from the part to its whole.
 */
public final class Topology {

    private final Map<String, Resource> resources;
    private final List<Relation> relations;
    private final Graph<String, Relation> graph;
    private final Graph<String, Relation> dependencies;

    private Topology(Map<String, Resource> resources, List<Relation> relations) {
        this.resources = Collections.unmodifiableMap(resources);
        this.relations = List.copyOf(relations);
        Graph<String, Relation> edges = new DirectedMultigraph<>(Relation.class);
        resources.keySet().forEach(edges::addVertex);
        for (Relation relation : relations) {
            edges.addVertex(relation.from());
            edges.addVertex(relation.to());
            if (!relation.from().equals(relation.to())) {
                edges.addEdge(relation.from(), relation.to(), relation);
            }
        }
        this.graph = new AsUnmodifiableGraph<>(edges);
        this.dependencies = new MaskSubgraph<>(graph, _ -> false, relation -> relation.kind() == RelationKind.MAY_CALL);
    }

    /** A topology of which nothing is known. */
    public static Topology empty() {
        return new Topology(new LinkedHashMap<>(), List.of());
    }

    /**
     * Merges what several sources know that agree on ids: the same id is the same thing; of two states the later learned wins, and an edge
     * known from several is told once with all it is known from.
     */
    public static Topology merging(Collection<Inventory> inventories) {
        Map<String, Resource> resources = new LinkedHashMap<>();
        Map<Edge, Relation> relations = new LinkedHashMap<>();
        for (Inventory inventory : inventories) {
            for (Resource resource : inventory.resources()) {
                resources.merge(resource.id(), resource, (a, b) -> b.learnedAt().isBefore(a.learnedAt()) ? a : b);
            }
            inventory.relations().forEach(r -> relations.merge(Edge.of(r), r, Merging::both));
        }
        return new Topology(resources, List.copyOf(relations.values()));
    }

    /** What was merged already: each thing once, and each edge. */
    static Topology of(Inventory merged) {
        Map<String, Resource> resources = LinkedHashMap.newLinkedHashMap(merged.resources().size());
        merged.resources().forEach(resource -> resources.put(resource.id(), resource));
        return new Topology(resources, merged.relations());
    }

    /** All resources by id, those known only from an edge left out. */
    public Map<String, Resource> resources() {
        return resources;
    }

    /** All ids, those known only from an edge among them. */
    public Set<String> ids() {
        return graph.vertexSet();
    }

    /** All edges. */
    public List<Relation> relations() {
        return relations;
    }

    /** The resource of that id. */
    public Optional<Resource> resource(String id) {
        return Optional.ofNullable(resources.get(id));
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return graph.vertexSet().isEmpty();
    }

    /** Whom this resource calls directly. */
    public List<String> callees(String id) {
        return neighbours(id, RelationKind.CALLS, true);
    }

    /** Who calls this resource directly. */
    public List<String> callers(String id) {
        return neighbours(id, RelationKind.CALLS, false);
    }

    /** The parts this resource consists of. */
    public List<String> parts(String id) {
        return neighbours(id, RelationKind.CONSISTS_OF, true);
    }

    /** What this resource is a part of. */
    public List<String> wholes(String id) {
        return neighbours(id, RelationKind.CONSISTS_OF, false);
    }

    private List<String> neighbours(String id, RelationKind kind, boolean outgoing) {
        if (!graph.containsVertex(id)) {
            return List.of();
        }
        Collection<Relation> edges = outgoing ? graph.outgoingEdgesOf(id) : graph.incomingEdgesOf(id);
        return edges.stream()
                .filter(r -> r.kind() == kind)
                .map(r -> outgoing ? r.to() : r.from())
                .distinct()
                .toList();
    }

    /** How an edge between the two is known, and when it was learned; empty where there is none. */
    public List<Relation> between(String from, String to) {
        return graph.containsVertex(from) && graph.containsVertex(to) ? List.copyOf(graph.getAllEdges(from, to)) : List.of();
    }

    /** What this resource depends on, directly and through others, nearest first; itself left out, and calls that are only allowed. */
    public SequencedSet<String> dependencies(String id) {
        return walk(dependencies, id);
    }

    /**
     * What is hurt when this resource is: its wholes, its callers, theirs, nearest first; itself left out, and callers that are only
     * allowed to call.
     */
    public SequencedSet<String> blastRadius(String id) {
        return walk(new EdgeReversedGraph<>(dependencies), id);
    }

    /**
     * The part nearest around some resources, whichever way the edges point.
     *
     * @param ids what to begin at; where none is known, what has the most neighbours
     * @param most how many resources it holds at most
     */
    public Inventory around(Collection<String> ids, int most) {
        if (graph.vertexSet().size() <= most) {
            return new Inventory(List.copyOf(resources.values()), relations);
        }
        Set<String> kept = nearest(ids, most);
        return new Inventory(
                resources.values().stream().filter(resource -> kept.contains(resource.id())).toList(),
                relations.stream().filter(r -> kept.contains(r.from()) && kept.contains(r.to())).toList());
    }

    private Set<String> nearest(Collection<String> ids, int most) {
        Set<String> kept = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        Iterator<String> starts = Stream.concat(
                ids.stream().filter(graph::containsVertex),
                graph.vertexSet().stream().sorted(Comparator.comparingInt((String id) -> graph.degreeOf(id)).reversed())).iterator();
        ids.stream().filter(graph::containsVertex).forEach(open::add);
        while (kept.size() < most && (!open.isEmpty() || starts.hasNext())) {
            String next = open.isEmpty() ? starts.next() : open.remove();
            if (kept.add(next)) {
                graph.edgesOf(next).forEach(edge -> open.add(edge.from().equals(next) ? edge.to() : edge.from()));
            }
        }
        return kept;
    }

    private static SequencedSet<String> walk(Graph<String, Relation> graph, String id) {
        SequencedSet<String> reached = new LinkedHashSet<>();
        if (graph.containsVertex(id)) {
            new BreadthFirstIterator<>(graph, id).forEachRemaining(reached::add);
            reached.remove(id);
        }
        return reached;
    }

    /** How many edges lie between the two, in either direction; -1 when they are not connected. */
    public int distance(String a, String b) {
        if (!graph.containsVertex(a) || !graph.containsVertex(b)) {
            return -1;
        }
        var path = new BFSShortestPath<>(new AsUndirectedGraph<>(graph)).getPath(a, b);
        return path == null ? -1 : path.getLength();
    }

    /** This topology with another inventory merged in. */
    public Topology with(Inventory inventory) {
        List<Inventory> both = new ArrayList<>();
        both.add(new Inventory(List.copyOf(resources.values()), relations));
        both.add(inventory);
        return merging(both);
    }
}
