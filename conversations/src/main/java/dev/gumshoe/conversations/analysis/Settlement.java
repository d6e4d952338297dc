package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Suspicion.Scored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settles the scores of wholes and their parts: a part is as suspicious as its whole when it alone is in trouble, else less so. */
record Settlement(Parts wholes, ChurnSigns churn) {

    private static final double PART_OF_TROUBLED = 0.4;

    /** The scores, settled. */
    Map<String, Scored> of(Map<String, Scored> scored) {
        Map<String, Scored> settled = new LinkedHashMap<>(scored);
        for (Scored whole : scored.values()) {
            List<String> parts = wholes.of(whole.resource()).stream().filter(p -> mainWhole(p, whole, scored)).toList();
            if (!parts.isEmpty()) {
                settle(whole, parts, scored, settled);
            }
        }
        return settled;
    }

    private void settle(Scored whole, List<String> parts, Map<String, Scored> scored, Map<String, Scored> settled) {
        Optional<String> alone = wholes.alone(whole.resource())
                .filter(part -> !churn.startedLate(part) && whole.part(Suspicion.CHURN) < 0.3 && whole.part(Suspicion.SURGE) < 0.3);
        double most = whole.score();
        for (String part : parts) {
            most = Math.max(most, scored.containsKey(part) ? scored.get(part).score() : 0);
        }
        for (String part : parts) {
            double share = alone.filter(part::equals).isPresent() ? 1.1 : PART_OF_TROUBLED;
            double mine = share > 1 ? most : Math.min(most, whole.score() + scored.getOrDefault(part, whole).score());
            settled.computeIfPresent(part, (_, s) -> new Scored(part, share * mine, merged(s, whole)));
        }
        settled.put(whole.resource(), new Scored(whole.resource(), (alone.isPresent() ? 0.8 : 1) * most, whole.parts()));
    }

    // an instance may be part of a service and of a scaling group: it is settled with the one that is more suspicious
    private boolean mainWhole(String part, Scored whole, Map<String, Scored> scored) {
        return wholes.wholesOf(part).stream()
                .allMatch(other -> other.equals(whole.resource()) || !scored.containsKey(other)
                        || scored.get(other).score() < whole.score());
    }

    private static Map<String, Double> merged(Scored part, Scored whole) {
        Map<String, Double> parts = new LinkedHashMap<>(whole.parts());
        part.parts().forEach((name, value) -> parts.merge(name, value, Math::max));
        return parts;
    }
}
