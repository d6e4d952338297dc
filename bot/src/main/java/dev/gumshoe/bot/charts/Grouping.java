package dev.gumshoe.bot.charts;

import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which resources get a box of their own, and which stand inside another's: a part stands in its first whole's outermost whole.
 * When there are more boxes than a person can read, those near to what is marked stand alone, and the others in one box for each stack,
 * namespace, team or, where nothing else is known, kind.
 *
 * @param parts what stands inside by the id of the box, boxes in the topology's order
 * @param boxOf the box in which each resource stands
 * @param groups what a box that is no resource holds, in words, by the id of the box
 * @param hidden how many resources stand in no box by name
 */
record Grouping(Map<String, List<String>> parts, Map<String, String> boxOf, Map<String, String> groups, int hidden) {

    static final int MOST_BOXES = 60;

    private static final int MOST_ALONE = 20;
    private static final int NEAR = 2;
    private static final int MOST_GROUPS = 16;
    private static final String REST = "everything else";
    private static final List<String> TOGETHER = List.of("stack", "namespace", "application", "team", "owner", "group");

    static Grouping of(Topology topology, Marks marks) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        Map<String, String> boxOf = new LinkedHashMap<>();
        for (String id : topology.ids()) {
            String box = outermost(id, topology);
            List<String> inside = parts.computeIfAbsent(box, _ -> new ArrayList<>());
            boxOf.put(id, box);
            if (!box.equals(id)) {
                inside.add(id);
            }
        }
        return parts.size() <= MOST_BOXES
                ? new Grouping(parts, boxOf, Map.of(), 0)
                : folded(parts, boxOf, near(parts, boxOf, topology, marks), topology);
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

    /** The boxes of what is marked, worst first, and those around them as far as there is room. */
    private static Set<String> near(Map<String, List<String>> parts, Map<String, String> boxOf, Topology topology, Marks marks) {
        Map<String, Set<String>> neighbours = new LinkedHashMap<>();
        for (Relation relation : topology.relations()) {
            String from = Objects.requireNonNull(boxOf.get(relation.from()));
            String to = Objects.requireNonNull(boxOf.get(relation.to()));
            neighbours.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
            neighbours.computeIfAbsent(to, _ -> new LinkedHashSet<>()).add(from);
        }
        Set<String> near = parts.keySet().stream()
                .filter(box -> worst(box, parts, marks) != Mark.NONE)
                .sorted(Comparator.comparing((String box) -> worst(box, parts, marks)).reversed())
                .limit(MOST_ALONE)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (int step = 0; step < NEAR; step++) {
            for (String box : List.copyOf(near)) {
                neighbours.getOrDefault(box, Set.of()).stream().filter(_ -> near.size() < MOST_ALONE).forEach(near::add);
            }
        }
        return near;
    }

    private static Mark worst(String box, Map<String, List<String>> parts, Marks marks) {
        Mark inside = parts.getOrDefault(box, List.of()).stream().map(marks::of).max(Comparator.naturalOrder()).orElse(Mark.NONE);
        return marks.of(box).compareTo(inside) >= 0 ? marks.of(box) : inside;
    }

    private static Grouping folded(Map<String, List<String>> parts, Map<String, String> boxOf, Set<String> alone, Topology topology) {
        Map<String, List<String>> together = parts.keySet().stream().filter(box -> !alone.contains(box))
                .collect(Collectors.groupingBy(box -> together(box, topology), LinkedHashMap::new, Collectors.toList()));
        Set<String> own = together.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<String>> e) -> e.getValue().size()).reversed())
                .limit(MOST_GROUPS).map(Map.Entry::getKey).collect(Collectors.toSet());
        Map<String, List<String>> boxes = new LinkedHashMap<>();
        alone.forEach(box -> boxes.put(box, Objects.requireNonNull(parts.get(box))));
        Map<String, String> of = new LinkedHashMap<>(boxOf);
        together.forEach((name, members) -> {
            String group = "group " + (own.contains(name) ? name : REST);
            boxes.computeIfAbsent(group, _ -> new ArrayList<>()).addAll(members);
            Set<String> inside = Set.copyOf(members);
            of.replaceAll((_, box) -> inside.contains(box) ? group : box);
        });
        Map<String, String> groups = new LinkedHashMap<>();
        boxes.forEach((box, members) -> {
            if (box.startsWith("group ")) {
                groups.put(box, members.size() + (members.size() == 1 ? " resource" : " resources"));
            }
        });
        int hidden = boxes.entrySet().stream().filter(box -> groups.containsKey(box.getKey()))
                .mapToInt(box -> Math.max(0, box.getValue().size() - Boxes.MOST_CHIPS)).sum();
        return new Grouping(boxes, of, groups, hidden);
    }

    /** What a resource belongs to, in words. */
    private static String together(String id, Topology topology) {
        Map<String, String> attributes = topology.resource(id).map(Resource::attributes).orElse(Map.of());
        for (String word : TOGETHER) {
            for (String attribute : List.of(word, "tag " + word)) {
                if (attributes.containsKey(attribute)) {
                    return word + " " + attributes.get(attribute);
                }
            }
        }
        return topology.resource(id).map(resource -> "other " + resource.kind() + "s").orElse(REST);
    }

    /** The dependencies between boxes, each pair once; seen calls win over allowed ones. */
    Map<Pair, Boolean> calls(Topology topology) {
        Map<Pair, Boolean> calls = new LinkedHashMap<>();
        for (Relation relation : topology.relations()) {
            String from = boxOf.get(relation.from());
            String to = boxOf.get(relation.to());
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
