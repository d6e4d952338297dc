package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.prevention.ClosedCase.Deviation;
import dev.gumshoe.conversations.prevention.ClosedCase.Firing;
import dev.gumshoe.conversations.prevention.Recurrence.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares closed cases and finds what recurs. Pure: the same cases give the same answer. */
public final class Recurrences {

    /** Once is an accident. */
    private static final int FEWEST = 2;
    private static final int FEWEST_FALSE = 3;
    private static final int FEWEST_GAPS = 3;
    private static final int FLAPS = 3;
    private static final Duration LATE = Duration.ofMinutes(15);

    private Recurrences() {}

    /** What recurs among the cases. */
    public static List<Recurrence> among(List<ClosedCase> closed) {
        List<ClosedCase> cases = closed.stream().sorted(Comparator.comparing(ClosedCase::openedAt).thenComparing(ClosedCase::id)).toList();
        List<Recurrence> found = new ArrayList<>();
        List<Recurrence> causes = SameCauses.among(cases);
        found.addAll(causes);
        found.addAll(SameWays.among(cases, causes));
        found.addAll(falseAlarms(cases));
        found.addAll(flapping(cases));
        found.addAll(late(cases));
        found.addAll(missing(cases));
        found.addAll(deviations(cases));
        return found;
    }

    private static List<Recurrence> falseAlarms(List<ClosedCase> cases) {
        return grouped(cases.stream().filter(c -> c.mechanism() == Mechanism.NONE), ClosedCase::fingerprint).values().stream()
                .filter(group -> group.size() >= FEWEST_FALSE)
                .map(group -> new Recurrence(Kind.FALSE_ALARM, group.getFirst().fingerprint(), group.getLast().title(), Mechanism.NONE, "",
                        group))
                .toList();
    }

    private static List<Recurrence> flapping(List<ClosedCase> cases) {
        return byAlarm(cases, (_, firing) -> firing.fired() >= FLAPS && firing.ended() >= FLAPS - 1, Kind.FLAPPING_ALARM, FEWEST);
    }

    private static List<Recurrence> late(List<ClosedCase> cases) {
        return byAlarm(cases, (c, firing) -> firing.fingerprint().equals(c.fingerprint()) && c.trusted()
                && c.unnoticed().filter(late -> late.compareTo(LATE) > 0).isPresent(), Kind.LATE_ALARM, FEWEST);
    }

    private interface Notable {
        boolean of(ClosedCase closed, Firing firing);
    }

    private static List<Recurrence> byAlarm(List<ClosedCase> cases, Notable notable, Kind kind, int fewest) {
        Map<String, List<ClosedCase>> found = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        for (ClosedCase closed : cases) {
            for (Firing firing : closed.alarms()) {
                if (notable.of(closed, firing)) {
                    found.computeIfAbsent(firing.fingerprint(), _ -> new ArrayList<>()).add(closed);
                    titles.put(firing.fingerprint(), firing.title());
                }
            }
        }
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= fewest)
                .map(entry -> new Recurrence(kind, entry.getKey(), titles.getOrDefault(entry.getKey(), entry.getKey()), Mechanism.NONE, "",
                        entry.getValue()))
                .toList();
    }

    private static List<Recurrence> missing(List<ClosedCase> cases) {
        Map<String, List<ClosedCase>> found = new LinkedHashMap<>();
        Map<String, String> mends = new LinkedHashMap<>();
        for (ClosedCase closed : cases) {
            closed.missing().stream().distinct().forEach(gap -> {
                found.computeIfAbsent(gap.what(), _ -> new ArrayList<>()).add(closed);
                mends.put(gap.what(), gap.mend());
            });
        }
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().stream().distinct().count() >= FEWEST_GAPS)
                .map(entry -> new Recurrence(Kind.MISSING_SIGNAL, entry.getKey(), mends.getOrDefault(entry.getKey(), ""), Mechanism.NONE,
                        "",
                        entry.getValue().stream().distinct().toList()))
                .toList();
    }

    /** A deviation counts where it stood beside causes again and again: what never mattered is not worth anybody's morning. */
    private static List<Recurrence> deviations(List<ClosedCase> cases) {
        Map<Deviation, List<ClosedCase>> found = new LinkedHashMap<>();
        cases.stream().filter(ClosedCase::trusted)
                .forEach(closed -> closed.deviations().forEach(d -> found.computeIfAbsent(d, _ -> new ArrayList<>()).add(closed)));
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= FEWEST)
                .map(entry -> new Recurrence(Kind.DEVIATION, entry.getKey().rule(), entry.getKey().resource(), Mechanism.NONE, "",
                        entry.getValue()))
                .toList();
    }

    private static Map<String, List<ClosedCase>> grouped(Stream<ClosedCase> cases, Function<ClosedCase, String> by) {
        return cases.collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }
}
