package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Suspicion.Scored;
import dev.gumshoe.conversations.incident.Alert;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Suspects what serves the users a little where hardly anything is seen of anybody. An alert is a symptom too: requests suffer, so where
 * none of those called below shows anything, the trouble is most likely in what answers the requests itself, whose callers nobody
 * measures. It decides nothing as soon as something was seen, and alone it is too little to name a cause.
 */
final class EntryPoints {

    /** Less than what counts as a finding. */
    private static final double FELT = 0.25;

    private EntryPoints() {}

    /** The same resources, of which those that serve the users count for at least a little. */
    static Map<String, Scored> leaning(Map<String, Scored> scored, DependencyGraph graph, Alert alert) {
        List<String> entries = entries(scored, graph, alert);
        Map<String, Scored> leaning = new LinkedHashMap<>(scored);
        entries.forEach(entry -> leaning.computeIfPresent(entry,
                (_, own) -> new Scored(entry, Math.max(own.score(), FELT / entries.size()), own.parts())));
        return leaning;
    }

    // where the alert names one, that is where it was noticed, which says nothing of who else serves the users
    private static List<String> entries(Map<String, Scored> scored, DependencyGraph graph, Alert alert) {
        return alert.resource() != null
                ? List.of()
                : scored.keySet().stream().filter(r -> graph.above(r).isEmpty() && !graph.below(r).isEmpty()).toList();
    }
}
