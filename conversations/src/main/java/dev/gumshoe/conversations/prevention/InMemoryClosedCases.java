package dev.gumshoe.conversations.prevention;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Closed cases in memory. */
public final class InMemoryClosedCases implements ClosedCases {

    private final Map<String, ClosedCase> cases = new ConcurrentHashMap<>();

    @Override
    public void keep(ClosedCase closed) {
        cases.put(closed.id(), closed);
    }

    @Override
    public Optional<ClosedCase> named(String id) {
        return Optional.ofNullable(cases.get(id));
    }

    @Override
    public List<ClosedCase> opened(Instant from, Instant to) {
        return cases.values().stream()
                .filter(closed -> !closed.openedAt().isBefore(from) && closed.openedAt().isBefore(to))
                .sorted(Comparator.comparing(ClosedCase::openedAt).thenComparing(ClosedCase::id))
                .toList();
    }
}
