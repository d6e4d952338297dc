package dev.gumshoe.bot.charts;

import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which resources get a box of their own, and which stand inside another's: a part stands in its first whole's outermost whole.
 * When there are more boxes than a person can read, those nearest to what is marked are kept.
 *
 * @param parts the parts inside by the id of the box, boxes in the topology's order
 * @param hidden how many boxes were left out
 */
record Grouping(Map<String, List<String>> parts, int hidden) {

    static final int MOST_BOXES = 60;

    static Grouping of(Topology topology, Marks marks) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (String id : topology.ids()) {
            String box = outermost(id, topology);
            List<String> inside = parts.computeIfAbsent(box, _ -> new ArrayList<>());
            if (!box.equals(id)) {
                inside.add(id);
            }
        }
        if (parts.size() <= MOST_BOXES) {
            return new Grouping(parts, 0);
        }
        Set<String> kept = nearest(parts, topology, marks);
        int hidden = parts.size() - kept.size();
        parts.keySet().retainAll(kept);
        return new Grouping(parts, hidden);
    }

    private static String outermost(String id, Topology topology) {
        Set<String> seen = new HashSet<>();
        String at = id;
        while (seen.add(at)) {
            List<String> wholes = topology.wholes(at);
            if (wholes.isEmpty()) {
                return at;
            }
            at = wholes.getFirst();
        }
        return seen.stream().min(Comparator.naturalOrder()).orElse(id);
    }

    private static Set<String> nearest(Map<String, List<String>> parts, Topology topology, Marks marks) {
        Collection<String> marked = marks.byResource().keySet();
        return parts.keySet().stream()
                .sorted(Comparator.comparingInt((String box) -> distance(box, marked, topology)))
                .limit(MOST_BOXES)
                .collect(Collectors.toSet());
    }

    private static int distance(String box, Collection<String> marked, Topology topology) {
        return marked.stream()
                .mapToInt(id -> topology.distance(box, id))
                .filter(d -> d >= 0)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The box in which each resource stands. */
    Map<String, String> boxOf() {
        Map<String, String> boxes = new LinkedHashMap<>();
        parts.forEach((box, inside) -> {
            boxes.put(box, box);
            inside.forEach(part -> boxes.put(part, box));
        });
        return boxes;
    }

    /** The dependencies between boxes, each pair once; seen calls win over allowed ones. */
    Map<Pair, Boolean> calls(Topology topology) {
        Map<String, String> boxes = boxOf();
        Map<Pair, Boolean> calls = new LinkedHashMap<>();
        for (Relation relation : topology.relations()) {
            String from = boxes.get(relation.from());
            String to = boxes.get(relation.to());
            if (from != null && to != null && !from.equals(to)) {
                boolean seen = relation.kind() != RelationKind.MAY_CALL;
                calls.merge(new Pair(from, to), seen, Boolean::logicalOr);
            }
        }
        return calls;
    }

    /** Two boxes, the caller first. */
    record Pair(String from, String to) {}
}
