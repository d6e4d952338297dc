package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.prevention.Recommendation.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recommendations in memory. */
public final class InMemoryRecommendationBook implements RecommendationBook {

    private final Map<String, Recommendation> found = new LinkedHashMap<>();
    private final Map<String, Decision> said = new LinkedHashMap<>();

    @Override
    public synchronized void propose(Recommendation recommendation) {
        found.put(recommendation.id(), recommendation);
    }

    @Override
    public synchronized boolean decide(Decision decision) {
        return said.putIfAbsent(decision.message(), decision) == null;
    }

    @Override
    public synchronized List<Recommendation> recommendations() {
        return new ArrayList<>(found.values());
    }

    @Override
    public synchronized List<Decision> decisions() {
        return new ArrayList<>(said.values());
    }
}
