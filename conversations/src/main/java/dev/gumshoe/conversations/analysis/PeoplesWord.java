package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Weighs what people in the thread report of a resource: that it is fine counts against it, that it is in trouble for it. A person can be
 * mistaken, so a word moves a suspicion and never settles it; to settle it there is the direction "it is not the …".
 */
final class PeoplesWord {

    private static final double FINE = 0.5;
    private static final double IN_TROUBLE = 1.25;

    private PeoplesWord() {}

    /** The ranking with people's words in it, best first; those of whom nobody spoke keep their order. */
    static List<Suspicion.Scored> weighed(List<Suspicion.Scored> ranked, Investigation state) {
        List<Observation> told = state.observations().stream()
                .filter(o -> o.look() == Look.PEOPLE && o.resource() != null && o.stance() != Stance.CONTEXT)
                .toList();
        if (told.isEmpty()) {
            return ranked;
        }
        List<Suspicion.Scored> weighed = new ArrayList<>();
        for (Suspicion.Scored scored : ranked) {
            double score = scored.score() * weight(scored.resource(), told, state);
            weighed.add(new Suspicion.Scored(scored.resource(), score, scored.parts()));
        }
        weighed.sort(Comparator.comparingDouble(Suspicion.Scored::score).reversed());
        return weighed;
    }

    /** The last word on the resource, or on what it is part of, counts. */
    private static double weight(String resource, List<Observation> told, Investigation state) {
        double weight = 1;
        for (Observation word : told) {
            boolean meant = resource.equals(word.resource()) || state.topology().wholes(resource).contains(word.resource());
            if (meant) {
                weight = word.stance() == Stance.FOR ? IN_TROUBLE : FINE;
            }
        }
        return weight;
    }
}
