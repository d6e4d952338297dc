package dev.gumshoe.conversations.investigation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A case index that lives as long as the program. */
public final class InMemoryCaseIndex implements CaseIndex {

    private final Map<String, Instant> all = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    @Override
    public synchronized void opened(String caseId, Instant at) {
        if (all.putIfAbsent(caseId, at) == null) {
            open.add(caseId);
        }
    }

    @Override
    public synchronized void closed(String caseId) {
        open.remove(caseId);
    }

    @Override
    public synchronized void placed(String caseId, String place) {
        places.put(place, caseId);
    }

    @Override
    public synchronized Optional<String> caseAt(String place) {
        return Optional.ofNullable(places.get(place));
    }

    @Override
    public synchronized List<String> open() {
        return open.stream().sorted(Comparator.comparing(this::at)).toList();
    }

    @Override
    public synchronized List<String> recent(int most) {
        List<String> latest = new ArrayList<>(all.keySet());
        latest.sort((a, b) -> at(b).compareTo(at(a)));
        return List.copyOf(latest.subList(0, Math.min(most, latest.size())));
    }

    private Instant at(String caseId) {
        return all.getOrDefault(caseId, Instant.EPOCH);
    }
}
