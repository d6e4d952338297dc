package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Truth;
import dev.gumshoe.conversations.prevention.Recurrence.Kind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/** Finds what breaks again and again in the same way: groups of cases that are alike. */
final class SameCauses {

    private static final int PAIR = 2;

    private SameCauses() {}

    /** @param cases oldest first */
    static List<Recurrence> among(List<ClosedCase> cases) {
        return new ConnectivityInspector<>(alike(cases.stream().filter(ClosedCase::trusted).toList())).connectedSets().stream()
                .map(SameCauses::sorted)
                .filter(SameCauses::recurs)
                .map(group -> new Recurrence(Kind.SAME_CAUSE, most(group, ClosedCase::where), most(group, ClosedCase::where),
                        Mechanism.valueOf(most(group, c -> c.mechanism().name())), most(group, ClosedCase::changeKind), group))
                .sorted(Comparator.comparing(Recurrence::key))
                .toList();
    }

    private static Graph<ClosedCase, DefaultEdge> alike(List<ClosedCase> trusted) {
        Graph<ClosedCase, DefaultEdge> alike = new SimpleGraph<>(DefaultEdge.class);
        trusted.forEach(alike::addVertex);
        for (int i = 0; i < trusted.size(); i++) {
            for (int j = i + 1; j < trusted.size(); j++) {
                if (Likeness.of(trusted.get(i), trusted.get(j)) >= Likeness.SAME) {
                    alike.addEdge(trusted.get(i), trusted.get(j));
                }
            }
        }
        return alike;
    }

    private static List<ClosedCase> sorted(Set<ClosedCase> group) {
        return group.stream().sorted(Comparator.comparing(ClosedCase::openedAt).thenComparing(ClosedCase::id)).toList();
    }

    /** That two cases were concluded alike may be chance, or a mistake: a common alarm, people, or a third case have to say so as well. */
    private static boolean recurs(List<ClosedCase> group) {
        return group.size() > PAIR
                || (group.size() == PAIR && (sameAlarm(group) || group.stream().allMatch(c -> c.truth() == Truth.RIGHT)));
    }

    private static boolean sameAlarm(List<ClosedCase> group) {
        return group.getFirst().fingerprints().stream().anyMatch(group.getLast().fingerprints()::contains);
    }

    private static String most(List<ClosedCase> group, Function<ClosedCase, String> part) {
        return group.stream().collect(Collectors.groupingBy(part, LinkedHashMap::new, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }
}
