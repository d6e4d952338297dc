package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.investigation.Truth;
import dev.gumshoe.conversations.prevention.ClosedCase.Missing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A day's cases, what recurs, and what would prevent it. Pure.
 *
 * @param cases the cases opened on that day, oldest first
 * @param lasting the ids of those that are not closed yet
 * @param recurring what happened again on that day, and how often it did in the weeks before
 * @param open what could be done, the most worthwhile first; no more than are read
 * @param unread how many more there are
 * @param done what was done and whether it helped, as far as that is news
 * @param judged how right the conclusions of the last weeks were, as people judged them
 * @param gaps what people could make visible, the most wanted first
 * @param microDollars what language models cost on that day
 */
public record Digest(
        LocalDate date,
        ZoneId zone,
        List<ClosedCase> cases,
        Set<String> lasting,
        List<Again> recurring,
        List<Standing> open,
        int unread,
        List<Standing> done,
        Judged judged,
        List<Wanted> gaps,
        long microDollars) {

    /** How far back the share of right ones and what recurs look. */
    public static final Duration WEEKS = Duration.ofDays(30);

    private static final int MOST_OPEN = 5;
    private static final int MOST_GAPS = 3;

    /** What happened on that day and before. */
    public record Again(Recurrence recurrence, int today) {}

    /** How often people judged a conclusion to be what. */
    public record Judged(int right, int partly, int wrong, int unjudged) {

        /** How many were judged. */
        public int all() {
            return right + partly + wrong;
        }
    }

    /** What could not be looked at, how often, and who could close it. */
    public record Wanted(Missing missing, int times) {}

    /** Takes copies. */
    public Digest {
        cases = List.copyOf(cases);
        lasting = Set.copyOf(lasting);
        recurring = List.copyOf(recurring);
        open = List.copyOf(open);
        done = List.copyOf(done);
        gaps = List.copyOf(gaps);
    }

    /** The digest of a day in the zone, of closed cases alone. */
    public static Digest of(LocalDate date, ZoneId zone, ClosedCases store, Prevention prevention) {
        return of(date, zone, store, List.of(), prevention);
    }

    /**
     * The digest of a day in the zone.
     *
     * @param open the cases that are not closed yet, as they would be filed now
     */
    public static Digest of(LocalDate date, ZoneId zone, ClosedCases store, List<ClosedCase> open, Prevention prevention) {
        Instant from = date.atStartOfDay(zone).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
        Map<String, ClosedCase> known = new LinkedHashMap<>();
        store.opened(to.minus(WEEKS), to).forEach(closed -> known.put(closed.id(), closed));
        open.stream().filter(each -> !each.openedAt().isBefore(to.minus(WEEKS)) && each.openedAt().isBefore(to))
                .forEach(each -> known.putIfAbsent(each.id(), each));
        List<ClosedCase> weeks = known.values().stream().sorted(Comparator.comparing(ClosedCase::openedAt)).toList();
        Set<String> lasting = open.stream().map(ClosedCase::id).collect(Collectors.toSet());
        List<ClosedCase> day = weeks.stream().filter(closed -> !closed.openedAt().isBefore(from)).toList();
        List<Standing> standings = prevention.standings(to);
        List<Standing> could = standings.stream().filter(Standing::open).toList();
        return new Digest(date, zone, day, lasting, again(weeks, day), could.stream().limit(MOST_OPEN).toList(),
                Math.max(0, could.size() - MOST_OPEN),
                standings.stream().filter(standing -> news(standing, from)).toList(),
                judged(weeks), wanted(weeks), day.stream().mapToLong(ClosedCase::microDollars).sum());
    }

    private static List<Again> again(List<ClosedCase> weeks, List<ClosedCase> day) {
        return Recurrences.among(weeks).stream()
                .filter(recurrence -> recurrence.kind() == Recurrence.Kind.SAME_CAUSE || recurrence.kind() == Recurrence.Kind.SAME_WAY
                        || recurrence.kind() == Recurrence.Kind.FALSE_ALARM)
                .map(recurrence -> new Again(recurrence, (int) recurrence.cases().stream().filter(day::contains).count()))
                .filter(again -> again.today() > 0)
                .toList();
    }

    /** What came back is news as long as it does; what stopped, in the week after it was done. */
    private static boolean news(Standing standing, Instant from) {
        return standing.effect() == Standing.Effect.CAME_BACK
                || (standing.effect() == Standing.Effect.STOPPED && standing.decision() != null
                        && standing.decision().at().isAfter(from.minus(WEEKS)));
    }

    private static Judged judged(List<ClosedCase> weeks) {
        Map<Optional<Truth>, Long> counts = weeks.stream().filter(closed -> closed.concludedAt() != null)
                .collect(Collectors.groupingBy(closed -> Optional.ofNullable(closed.truth()), Collectors.counting()));
        return new Judged(count(counts, Optional.of(Truth.RIGHT)), count(counts, Optional.of(Truth.PARTLY)),
                count(counts, Optional.of(Truth.WRONG)), count(counts, Optional.empty()));
    }

    private static int count(Map<Optional<Truth>, Long> counts, Optional<Truth> truth) {
        return counts.getOrDefault(truth, 0L).intValue();
    }

    private static List<Wanted> wanted(List<ClosedCase> weeks) {
        Map<String, Missing> known = new LinkedHashMap<>();
        Map<String, Integer> times = new LinkedHashMap<>();
        weeks.stream().flatMap(closed -> closed.missing().stream().distinct()).forEach(gap -> {
            known.putIfAbsent(gap.what(), gap);
            times.merge(gap.what(), 1, Integer::sum);
        });
        return known.values().stream()
                .map(gap -> new Wanted(gap, times.getOrDefault(gap.what(), 0)))
                .sorted(Comparator.comparingInt(Wanted::times).reversed())
                .limit(MOST_GAPS)
                .toList();
    }

    /** Whether nothing happened and nothing is new. */
    public boolean quiet() {
        return cases.isEmpty() && done.stream().noneMatch(standing -> standing.effect() == Standing.Effect.CAME_BACK);
    }
}
