package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.prevention.Recurrence.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what breaks in the same way, by the same kind of change, in many places: that is a matter of how things are done.
 *
 * <p>What one service does again and again is that service's matter, and two or three others beside it are chance. So a way is told by its breadth:
 * by services that had it without a recurrence of their own, or by several services with one each.
 */
final class SameWays {

    private static final int FEWEST_SERVICES = 4;
    private static final int FEWEST_RECURRENCES = 3;

    private SameWays() {}

    /**
     * @param cases oldest first
     * @param causes what recurs at one place, among the same cases
     */
    static List<Recurrence> among(List<ClosedCase> cases, List<Recurrence> causes) {
        Set<ClosedCase> recurring = causes.stream().flatMap(cause -> cause.cases().stream()).collect(Collectors.toSet());
        return cases.stream().filter(ClosedCase::trusted).filter(c -> !c.changeKind().isEmpty())
                .collect(Collectors.groupingBy(c -> c.mechanism().name() + "|" + c.changeKind(), LinkedHashMap::new, Collectors.toList()))
                .values().stream()
                .map(way -> places(way.stream().filter(recurring::contains).toList()) >= FEWEST_RECURRENCES
                        ? way
                        : way.stream().filter(c -> !recurring.contains(c)).toList())
                .filter(way -> places(way) >= FEWEST_SERVICES || way.stream().anyMatch(recurring::contains))
                .map(way -> new Recurrence(Kind.SAME_WAY, "", "", way.getFirst().mechanism(), way.getFirst().changeKind(), way))
                .toList();
    }

    private static long places(List<ClosedCase> cases) {
        return cases.stream().map(ClosedCase::where).distinct().count();
    }
}
