package dev.gumshoe.conversations.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A locker that lives as long as the program. */
public final class InMemoryLocker implements Locker {

    private final Map<String, List<MetricSeries>> kept = new ConcurrentHashMap<>();

    @Override
    public void keep(String key, List<MetricSeries> series) {
        kept.put(key, List.copyOf(series));
    }

    @Override
    public Optional<List<MetricSeries>> open(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    @Override
    public void clear(String caseId) {
        kept.keySet().removeIf(key -> key.startsWith(caseId + "/"));
    }
}
