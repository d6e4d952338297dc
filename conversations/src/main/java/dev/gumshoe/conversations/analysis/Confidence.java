package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import java.util.List;
import java.util.Set;

/**
 * Says what speaks for the first suspect being the right one: the more so the further it stands before the next suspect that it does not
 * explain itself, the more there is against it, and the more kinds of signal agree; gaps lower it. How often such grounds are right was
 * fitted ({@link Calibration}), and {@code evaluate --labels} prints how far the two are apart.
 */
record Confidence(Investigation state, DependencyGraph graph) {

    private static final double AGREEING = 0.2;
    private static final double EXPLAINED = 0.5;
    private static final double LEVEL_SCALE = 0.7;

    /**
     * What the confidence in the first of the suspects rests on.
     *
     * @param ranked at least one
     */
    Grounds grounds(List<Suspicion.Scored> ranked) {
        Suspicion.Scored first = ranked.getFirst();
        double level = 1 - Math.exp(-first.score() / LEVEL_SCALE);
        long kinds = Math.min(3, first.parts().values().stream().filter(v -> v >= AGREEING).count());
        double blind = Math.min(2, state.openGaps().stream().map(Gap::look).distinct().count());
        return new Grounds(separation(ranked) * level, level, (double) kinds, blind, others(first));
    }

    private double others(Suspicion.Scored first) {
        double all = first.parts().values().stream().mapToDouble(Double::doubleValue).sum();
        return all <= 0 || graph.below(first.resource()).isEmpty()
                ? 0
                : Suspicion.MAY_BE_OTHERS.stream().mapToDouble(first::part).sum() / all;
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
