package dev.gumshoe.conversations.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Arrivals as one process sees them. */
public final class InMemoryArrivals implements Arrivals {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Map<String, ConcurrentLinkedDeque<Instant>> channels = new ConcurrentHashMap<>();

    @Override
    public void arrived(String channel, Instant at) {
        ConcurrentLinkedDeque<Instant> latest = channels.computeIfAbsent(channel, _ -> new ConcurrentLinkedDeque<>());
        latest.add(at);
        latest.removeIf(before -> before.isBefore(at.minus(KEPT)));
    }

    @Override
    public int since(String channel, Instant from) {
        return (int) channels.getOrDefault(channel, new ConcurrentLinkedDeque<>()).stream().filter(at -> !at.isBefore(from)).count();
    }
}
