package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How well a change explains a suspect: it came before the onset and not long before, it touched the suspect or what the suspect depends
 * on, and what it touched is what the logs and traces speak of.
 *
 * @param fit 0 to 1
 * @param why what speaks against it, in words, when it does not fit
 */
record ChangeFit(Signal change, double fit, @Nullable String why) {

    /** Why a change does not fit that came too late. */
    static final String AFTER = "it came after the trouble began";

    /** Why a change does not fit that touched something else. */
    static final String ELSEWHERE = "not on the failing path";

    /** Why a change does not fit that is nothing out of the ordinary. */
    static final String ROUTINE = "routine, and nothing that the errors speak of";

    /** Why a change does not fit where nothing is wrong. */
    static final String HARMLESS = "nothing left its usual range for the worse after it";

    /** Why a change is ruled out where only a part was looked at. */
    static String harmlessTo(String where) {
        return "nothing at " + where + " left its usual range for the worse after it";
    }

    /** Why a change does not fit where another one explains the trouble far better. */
    static final String OUTDONE = "another change explains it far better";

    /** How the reason ends of a change that came too early. */
    static final String BEFORE = " before the trouble began";

    /** How the reason ends of a change that came while the trouble was beginning, as exactly as its beginning is known. */
    static final String AS_IT_BEGAN = " after the first sign of trouble";

    private static final Duration SLACK = Duration.ofSeconds(150);
    private static final double HALF_LIFE_MINUTES = 40;
    /** From this fit on a change counts as an explanation. */
    private static final double FITS = 0.3;

    /** The share of the best change's fit from which on another one is still a candidate. */
    private static final double RIVALS = 0.5;

    private static final double PART = 0.8;
    private static final double NEIGHBOUR = 0.25;
    private static final double LEAST_RECENT = 0.15;

    /** Weighs one change for one suspect. */
    static ChangeFit of(Signal change, String suspect, @Nullable Instant onset, DependencyGraph graph, Investigation state,
            Set<String> spoken) {
        double time = temporal(change.onset(), onset);
        if (time == 0) {
            return new ChangeFit(change, 0, AFTER);
        }
        double words = overlap(change, state, spoken);
        double cause = causal(change.resource(), suspect, graph, state, words);
        if (cause == 0) {
            return new ChangeFit(change, 0, ELSEWHERE);
        }
        double fit = Math.min(1, time * cause * kind(change) * (0.7 + 0.6 * words));
        return new ChangeFit(change, fit, fit >= FITS ? null : weakness(change, onset, time));
    }

    /** Those that explain the suspect, best first, then the others with what speaks against each. */
    static List<ChangeFit> weighed(List<ChangeFit> all) {
        double best = all.stream().mapToDouble(ChangeFit::fit).max().orElse(0);
        return all.stream()
                .map(f -> f.fit() >= FITS && f.fit() < RIVALS * best ? new ChangeFit(f.change(), f.fit(), OUTDONE) : f)
                .sorted(Comparator.comparingDouble(ChangeFit::fit).reversed())
                .toList();
    }

    /** Whether it explains the suspect. */
    boolean explains() {
        return why == null && fit >= FITS;
    }

    private static String weakness(Signal change, @Nullable Instant onset, double time) {
        if (kindOf(change) == Change.Kind.OTHER || change.onset() == null || onset == null) {
            return ROUTINE;
        }
        Duration ahead = Duration.between(change.onset(), onset);
        String when = "it came " + Phrases.span(ahead.abs()) + (ahead.isNegative() ? AS_IT_BEGAN : BEFORE);
        return time < 0.3 ? when : when + ", and touches nothing that the errors speak of";
    }

    private static double temporal(@Nullable Instant at, @Nullable Instant onset) {
        if (at == null || onset == null) {
            return LEAST_RECENT;
        }
        if (at.isAfter(onset.plus(SLACK))) {
            return 0;
        }
        double minutes = Math.max(0, Duration.between(at, onset).toSeconds() / 60.0);
        return Math.max(LEAST_RECENT * Math.pow(2, -minutes / 600), Math.pow(2, -minutes / HALF_LIFE_MINUTES));
    }

    // a change of a neighbour explains the suspect only as far as errors speak of what it touched
    private static double causal(String changed, String suspect, DependencyGraph graph, Investigation state, double words) {
        if (changed.equals(suspect)) {
            return 1;
        }
        if (state.topology().parts(suspect).contains(changed) || state.topology().wholes(suspect).contains(changed)) {
            return PART;
        }
        if (changed.isEmpty() || graph.isEmpty()) {
            return 0.3;
        }
        if (graph.below(suspect).contains(changed)) {
            return NEIGHBOUR + 0.35 * words;
        }
        // a caller's change does harm here only by what it sends
        if (graph.above(suspect).contains(changed)) {
            return NEIGHBOUR + 0.2 * words;
        }
        return graph.reach(suspect).contains(changed) ? NEIGHBOUR * 0.7 + 0.25 * words : 0;
    }

    private static double kind(Signal change) {
        return switch (kindOf(change)) {
            case DEPLOYMENT, CONFIG -> 1;
            case SESSION, FLAG -> 0.9;
            case COMMIT -> 0.7;
            case OTHER -> 0.2;
        };
    }

    /** What sort of change a signal tells of. */
    static Change.Kind kindOf(Signal change) {
        for (Change.Kind kind : Change.Kind.values()) {
            if (change.figures().containsKey(ChangesExamination.figure(kind))) {
                return kind;
            }
        }
        return Change.Kind.OTHER;
    }

    /** The share of what is spoken of in errors that the change's title, files and diff touch, 0 to 1. */
    static double overlap(Signal change, Investigation state, Set<String> spoken) {
        Set<String> touched = new Vocabulary(state.topology().ids()).telling(text(change, state));
        if (spoken.isEmpty() || touched.isEmpty()) {
            return 0;
        }
        Set<String> both = new HashSet<>(spoken);
        both.retainAll(touched);
        // that errors name the resource that was changed says nothing of what was changed in it
        both.remove(Vocabulary.word(change.resource()));
        return Math.min(1, both.size() / 3.0);
    }

    /** What is recorded of a change's title, files and diff. */
    static String text(Signal change, Investigation state) {
        if (change.observation() == null) {
            return "";
        }
        return state.observation(change.observation()).map(Observation::evidence).stream()
                .flatMap(List::stream)
                .map(Evidence::excerpt)
                .reduce("", (a, b) -> a + "\n" + b);
    }
}
