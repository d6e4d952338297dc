package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What machinery does many times in a row, scaling above all, told in one sentence for each whole it happened to. */
final class RoutineChanges {

    private static final int FEWEST = 2;

    /** Several changes by one actor to parts of one whole. */
    record Group(String actor, String whole, List<Change> changes) {

        Group {
            changes = changes.stream().sorted(Comparator.comparing(Change::timestamp)).toList();
        }

        Instant first() {
            return changes.getFirst().timestamp();
        }

        /** One sentence: how many, by whom, to what, from when to when, and what they were. */
        String tell() {
            Map<String, Long> deeds = changes.stream()
                    .collect(Collectors.groupingBy(ChangeWords::deed, LinkedHashMap::new, Collectors.counting()));
            String what = deeds.entrySet().stream().map(e -> e.getValue() + " × " + e.getKey()).limit(5).collect(Collectors.joining(", "));
            return actor + " made " + changes.size() + " changes to " + (whole.isEmpty() ? "one thing or another" : "parts of " + whole)
                    + " from " + Phrases.clock(first()) + " to " + Phrases.clock(changes.getLast().timestamp()) + ": " + what + ".";
        }

        /** The changes one by one. */
        String excerpt() {
            return changes.stream().map(c -> c.timestamp() + " " + c.title() + " (" + c.id() + ")").collect(Collectors.joining("\n"));
        }
    }

    private RoutineChanges() {}

    /** The groups of those changes that are of no telling kind and come in numbers. */
    static List<Group> among(List<Change> changes, Topology topology) {
        Map<List<String>, List<Change>> groups = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.kind() == Change.Kind.OTHER) {
                groups.computeIfAbsent(List.of(change.actor(), whole(change, topology)), _ -> new ArrayList<>()).add(change);
            }
        }
        return groups.entrySet().stream()
                .filter(group -> group.getValue().size() >= FEWEST)
                .map(group -> new Group(Phrases.quote(group.getKey().getFirst(), 60), group.getKey().getLast(), group.getValue()))
                .toList();
    }

    // of several wholes the one whose name the others lengthen, which is the service and not its scaling group
    private static String whole(Change change, Topology topology) {
        String resource = Objects.requireNonNullElse(change.resource(), "");
        return wholes(resource, change, topology).stream().min(Comparator.comparingInt(String::length)).orElse(resource);
    }

    private static List<String> wholes(String resource, Change change, Topology topology) {
        List<String> known = topology.wholes(resource);
        if (!known.isEmpty()) {
            return known;
        }
        // what is gone is in no inventory any more, but its whole may be named
        TreeSet<String> named = new TreeSet<>(List.of(change.title().split("[^\\p{L}\\p{N}_.-]+")));
        return topology.ids().stream().filter(id -> !id.equals(resource) && named.contains(id)).flatMap(id -> served(id, topology))
                .toList();
    }

    private static java.util.stream.Stream<String> served(String id, Topology topology) {
        List<String> wholes = topology.parts(id).stream().flatMap(part -> topology.wholes(part).stream()).distinct().toList();
        return wholes.isEmpty() ? java.util.stream.Stream.of(id) : wholes.stream();
    }
}
