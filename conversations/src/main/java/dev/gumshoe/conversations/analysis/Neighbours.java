package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Suspicion.Scored;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lends resources of which little was seen a little of the suspicion of those next to them, whom they call or are called by: what broke
 * without a sign of its own is most likely next to where the signs are (the walk of MicroRCA, Wu et al. 2020, in one step). It decides
 * nothing between resources of which something was seen.
 */
final class Neighbours {

    private static final double OF_A_CALLER = 0.06;
    private static final double OF_A_CALLEE = 0.03;

    private Neighbours() {}

    /** The same resources with what their neighbours lend them. */
    static Map<String, Scored> leaning(Map<String, Scored> scored, DependencyGraph graph) {
        Map<String, Scored> leaning = new LinkedHashMap<>();
        scored.forEach((resource, own) -> {
            double callers = graph.above(resource).stream().mapToDouble(caller -> score(scored, caller)).max().orElse(0);
            double callees = graph.below(resource).stream().mapToDouble(callee -> score(scored, callee)).max().orElse(0);
            double lent = Math.max(OF_A_CALLER * callers, OF_A_CALLEE * callees);
            leaning.put(resource, new Scored(resource, Math.max(own.score(), lent), own.parts()));
        });
        return leaning;
    }

    private static double score(Map<String, Scored> scored, String resource) {
        return scored.containsKey(resource) ? scored.get(resource).score() : 0;
    }
}
