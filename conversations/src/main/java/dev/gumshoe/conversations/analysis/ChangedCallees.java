package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Suspicion.Scored;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves suspicion from a resource to one that it calls and that was changed just before, as far as what was seen of the caller may be the
 * callee's doing: callers fail and wait for what a callee answers, and where nothing of the callee itself is recorded, the change is all
 * that tells the two apart.
 */
record ChangedCallees(DependencyGraph graph, Parts wholes, ChangeSigns changes, FailureSigns failures, Set<String> movable) {

    /** The part of a score that was seen of its callers. */
    static final String SUFFERED = "what its callers suffer since it was changed";
    private static final double MOST_MOVED = 0.75;
    private static final double FAINT = 0.2;

    /** The same resources with suspicion moved. */
    Map<String, Scored> of(Map<String, Scored> scored) {
        Map<String, Scored> moved = new LinkedHashMap<>(scored);
        scored.forEach((caller, own) -> {
            String callee = changed(caller, scored);
            if (callee != null) {
                double share = MOST_MOVED * changes.of(callee) * (1 - changes.of(caller)) * (1 - failures.threw(caller));
                move(caller, callee, share * mayBeOthers(own), moved);
            }
        });
        return moved;
    }

    private @Nullable String changed(String caller, Map<String, Scored> scored) {
        String most = null;
        double best = FAINT;
        for (String callee : graph.below(caller)) {
            boolean another = scored.containsKey(callee) && !wholes.of(caller).contains(callee);
            double guilty = another ? changes.of(callee) : 0;
            if (guilty > best) {
                best = guilty;
                most = callee;
            }
        }
        return most;
    }

    // in the same measure as the score, which coverage and focus have made smaller
    private double mayBeOthers(Scored scored) {
        double all = scored.parts().values().stream().mapToDouble(Double::doubleValue).sum();
        double others = movable.stream().mapToDouble(scored::part).sum();
        return all <= 0 ? 0 : scored.score() * others / all;
    }

    private static void move(String from, String to, double amount, Map<String, Scored> moved) {
        if (amount > 0) {
            moved.computeIfPresent(from, (_, s) -> new Scored(from, Math.max(0, s.score() - amount), s.parts()));
            moved.computeIfPresent(to, (_, s) -> {
                Map<String, Double> parts = new LinkedHashMap<>(s.parts());
                parts.merge(SUFFERED, amount, Double::sum);
                return new Scored(to, s.score() + amount, parts);
            });
        }
    }
}
