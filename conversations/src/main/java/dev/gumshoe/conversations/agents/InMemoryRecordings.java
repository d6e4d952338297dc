package dev.gumshoe.conversations.agents;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Recordings that live as long as the program. */
public final class InMemoryRecordings implements Recordings {

    private final ConcurrentMap<String, List<String>> kept = new ConcurrentHashMap<>();

    @Override
    public void add(String caseId, String call) {
        kept.computeIfAbsent(caseId, _ -> new CopyOnWriteArrayList<>()).add(call);
    }

    @Override
    public List<String> of(String caseId) {
        return List.copyOf(kept.getOrDefault(caseId, List.of()));
    }
}
