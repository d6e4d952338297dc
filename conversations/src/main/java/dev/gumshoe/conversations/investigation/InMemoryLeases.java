package dev.gumshoe.conversations.investigation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Leases among the threads of one program. */
public final class InMemoryLeases implements Leases {

    private record Held(String holder, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Held> leases = new HashMap<>();

    /** Leases that run out by the given clock. */
    public InMemoryLeases(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean hold(String caseId, String holder, Duration length) {
        Held held = leases.get(caseId);
        if (held != null && !held.holder().equals(holder) && clock.instant().isBefore(held.until())) {
            return false;
        }
        leases.put(caseId, new Held(holder, clock.instant().plus(length)));
        return true;
    }

    @Override
    public synchronized void release(String caseId, String holder) {
        leases.computeIfPresent(caseId, (_, held) -> held.holder().equals(holder) ? null : held);
    }
}
