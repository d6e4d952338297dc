package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources whose first sign of life lies well inside the time looked at: they have no quiet time, and they are busy starting. */
record YoungResources(Map<String, Instant> firstSeen, Instant begin) {

    private static final double LATE_SHARE = 0.1;
    private static final Duration LATE = Duration.ofMinutes(1);

    /** Takes a copy. */
    YoungResources {
        firstSeen = Map.copyOf(firstSeen);
    }

    /** Finds them among all series that were read. */
    static YoungResources among(List<MetricSeries> all) {
        Map<String, Instant> firsts = new HashMap<>();
        Instant begin = Instant.MAX;
        Instant end = Instant.MIN;
        for (MetricSeries series : all) {
            if (series.size() > 0) {
                Instant first = series.time(0);
                firsts.merge(series.resource(), first, (a, b) -> a.isBefore(b) ? a : b);
                begin = first.isBefore(begin) ? first : begin;
                Instant last = series.time(series.size() - 1);
                end = last.isAfter(end) ? last : end;
            }
        }
        if (firsts.isEmpty()) {
            return new YoungResources(Map.of(), Instant.EPOCH);
        }
        Instant from = begin;
        Duration late = Duration.ofMillis((long) (Duration.between(begin, end).toMillis() * LATE_SHARE));
        Duration atLeast = late.compareTo(LATE) > 0 ? late : LATE;
        firsts.values().removeIf(first -> first.isBefore(from.plus(atLeast)));
        return new YoungResources(firsts, from);
    }

    /** When the resource was first seen, if it is young. */
    Optional<Instant> since(String resource) {
        return Optional.ofNullable(firstSeen.get(resource));
    }
}
