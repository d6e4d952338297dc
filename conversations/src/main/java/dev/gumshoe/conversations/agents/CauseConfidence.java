package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Suspect;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How sure one may be of a cause that a model named: from the kinds of evidence that agree, a change that came before, what calculation
 * makes of the resource, contradictions and gaps. The model's own doubt can only lower it.
 *
 * <p>A cause that calculation names too is at least as sure as {@link dev.gumshoe.conversations.analysis.Calibration} makes it. Another
 * one is no surer than calculation is unsure of its own: both cannot be right, and calculation's figure is how often it is. The weights of
 * the evidence were set by hand and are no frequencies, for there are no recorded conclusions of real models; the bound needs none.
 * {@code CauseConfidenceBench} lets a scripted model name whatever something speaks for in 85 made-up cases ({@code MadeUpSuites 671-675
 * --varied}): of 97 causes that calculation did not name 3 were right. The bound says .08 on average for the odd cases, of which .05 were
 * right, and .10 for the even ones, of which none was (Brier .051 and .033); calculation's own were right in .84, said .91.
 */
record CauseConfidence(Investigation state, Conclusion calculated) {

    private static final double GROUND = 0.25;
    private static final double A_KIND = 0.12;
    private static final double A_CHANGE = 0.15;
    private static final double SUSPECTED = 0.1;
    private static final double A_CONTRADICTION = 0.15;
    private static final double A_GAP = 0.05;
    private static final double MOST = 0.9;
    private static final double USUAL_DOUBT = 0.2;
    private static final Set<Look> KINDS = EnumSet.of(Look.METRICS, Look.LOGS, Look.TRACES, Look.TOPOLOGY, Look.PEOPLE);

    /**
     * The confidence.
     *
     * @param cited the observations named for the cause
     * @param doubt the model's own, 0 to 1
     * @return 0 to 1
     */
    double of(String resource, Collection<String> cited, double doubt) {
        double computed = isFirst(resource)
                ? Math.max(calculated.confidence(), evidence(resource, cited))
                : Math.min(evidence(resource, cited), 1 - calculated.confidence());
        double sure = doubt <= USUAL_DOUBT ? 1 : 1 - (doubt - USUAL_DOUBT) / (1 - USUAL_DOUBT);
        return Math.clamp(computed * sure, 0.0, 1.0);
    }

    private boolean isFirst(String resource) {
        return calculated.ranked().stream().findFirst().filter(first -> same(first.resource(), resource)).isPresent();
    }

    private boolean same(String a, String b) {
        return same(a, b, state);
    }

    /** Whether it is one resource, or one is a part of the other. */
    static boolean same(String a, String b, Investigation state) {
        return a.equals(b) || state.topology().wholes(a).contains(b) || state.topology().wholes(b).contains(a);
    }

    private double evidence(String resource, Collection<String> cited) {
        List<Observation> seen = cited.stream().distinct().map(state::observation).flatMap(java.util.Optional::stream).toList();
        long kinds = supporting(seen, resource).map(Observation::look).filter(KINDS::contains).distinct().count();
        boolean changed = seen.stream().anyMatch(o -> o.look() == Look.CHANGES && o.stance() == Stance.FOR && beforeTheOnset(o));
        boolean suspected = calculated.ranked().stream().limit(3).map(Suspect::resource).anyMatch(r -> same(r, resource));
        long against = state.observations().stream()
                .filter(o -> (o.stance() == Stance.AGAINST || o.stance() == Stance.RULED_OUT) && resource.equals(o.resource()))
                .count();
        long blind = state.gaps().stream().filter(Gap::blinds).map(Gap::look).distinct().count();
        return Math.min(MOST, GROUND + A_KIND * Math.min(4, kinds) + (changed ? A_CHANGE : 0) + (suspected ? SUSPECTED : 0)
                - A_CONTRADICTION * Math.min(3, against) - A_GAP * Math.min(3, blind));
    }

    private Stream<Observation> supporting(List<Observation> seen, String resource) {
        return seen.stream().filter(o -> o.stance() == Stance.FOR && o.resource() != null && same(String.valueOf(o.resource()), resource));
    }

    private boolean beforeTheOnset(Observation change) {
        Instant onset = calculated.onset();
        Instant at = change.at();
        return at != null && (onset == null || !at.isAfter(onset));
    }
}
