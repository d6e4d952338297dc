package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what speaks for the first suspect being the right one: the more so the further it stands before the next suspect that it does not
 * explain itself, and the more was seen that can be nobody else's doing: a busy processor, a log that throws, a call that got lost on the
 * way, against symptoms that anybody further down may have caused unseen. Gaps lower it. How often such grounds are right was fitted
 * ({@link Calibration}), and {@code evaluate --labels} prints how far the two are apart.
 */
record Confidence(Investigation state, DependencyGraph graph) {

    private static final double EXPLAINED = 0.5;
    private static final double LEVEL_SCALE = 0.7;
    private static final double OWN_SCALE = 0.5;

    /**
     * What the confidence in the first of the suspects rests on.
     *
     * @param ranked at least one
     */
    Grounds grounds(List<Suspicion.Scored> ranked) {
        Suspicion.Scored first = ranked.getFirst();
        double level = 1 - Math.exp(-first.score() / LEVEL_SCALE);
        double blind = Math.min(2, state.openGaps().stream().map(Gap::look).distinct().count());
        return new Grounds(separation(ranked) * level, blind, Profile.squeeze(own(first), OWN_SCALE));
    }

    // what it fails with, or is slow with, is nobody else's doing where it is known to call nobody: its parts are itself
    private boolean endsAt(String resource) {
        return !graph.above(resource).isEmpty() && state.topology().parts(resource).containsAll(graph.below(resource));
    }

    // in the same measure as the score, which coverage and focus have made smaller
    private double own(Suspicion.Scored scored) {
        double all = scored.parts().values().stream().mapToDouble(Double::doubleValue).sum();
        double own = scored.parts().entrySet().stream().filter(part -> ofItself(part.getKey(), scored.resource()))
                .mapToDouble(Map.Entry::getValue).sum();
        return all <= 0 ? 0 : scored.score() * own / all;
    }

    private boolean ofItself(String part, String resource) {
        return !Suspicion.CIRCUMSTANCES.contains(part) && (!Suspicion.MAY_BE_OTHERS.contains(part) || endsAt(resource));
    }

    private double separation(List<Suspicion.Scored> ranked) {
        Suspicion.Scored first = ranked.getFirst();
        double second = ranked.stream().skip(1).mapToDouble(s -> rivalry(first.resource(), s)).max().orElse(0);
        return 1 - Math.min(1, second / Math.max(first.score(), 1e-9));
    }

    // a part and its whole are one suspicion, told more or less closely; who depends on the first suspect suffers from it
    private double rivalry(String first, Suspicion.Scored other) {
        Set<String> wholes = Set.copyOf(state.topology().wholes(other.resource()));
        boolean same = wholes.contains(first) || state.topology().wholes(first).contains(other.resource())
                || state.topology().wholes(first).stream().anyMatch(wholes::contains);
        if (same) {
            return 0;
        }
        boolean suffers = depends(other.resource(), first) || wholes.stream().anyMatch(whole -> depends(whole, first));
        return suffers ? EXPLAINED * other.score() : other.score();
    }

    private boolean depends(String resource, String first) {
        return graph.reach(resource).contains(first) && !graph.reach(first).contains(resource);
    }
}
