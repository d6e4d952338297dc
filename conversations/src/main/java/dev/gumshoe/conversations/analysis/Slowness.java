package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Signal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much of a caller's slowness its callees' can make up, in the unit of the series that both have. */
record Slowness(Map<String, Profile> profiles) {

    // without counts of calls a callee is taken to be called up to a few times per request
    private static final double CALLS = 2;
    private static final String INCIDENT = "incidentMicros";

    /** The share of the caller's rise that the callee's rise explains, 0 to 1; 1 where what was measured of them does not compare. */
    double explained(String caller, String callee) {
        Map<String, Signal> upper = of(caller);
        Map<String, Signal> lower = of(callee);
        Set<String> both = new LinkedHashSet<>(upper.keySet());
        both.retainAll(lower.keySet());
        return both.isEmpty()
                ? unlike(upper, lower)
                : both.stream().mapToDouble(subject -> share(upper.get(subject), lower.get(subject)).orElse(0.0)).max().orElse(0);
    }

    private Map<String, Signal> of(String resource) {
        return profiles.getOrDefault(resource, Profile.empty(resource)).bySubject(SignalKinds.LATENCY);
    }

    private static double unlike(Map<String, Signal> upper, Map<String, Signal> lower) {
        return units(upper, lower).size() == 1 ? share(strongest(upper), strongest(lower)).orElse(1.0) : 1;
    }

    // of a caller that did not rise there is no share: the answer is left open
    private static Optional<Double> share(@Nullable Signal upper,
            @Nullable Signal lower) {
        double rise = rise(upper);
        return rise > 0 ? Optional.of(Math.clamp(CALLS * rise(lower) / rise, 0, 1)) : Optional.empty();
    }

    private static Set<String> units(Map<String, Signal> upper, Map<String, Signal> lower) {
        Set<String> units = new LinkedHashSet<>();
        upper.values().forEach(signal -> units.add(unit(signal)));
        lower.values().forEach(signal -> units.add(unit(signal)));
        return units;
    }

    private static String unit(Signal signal) {
        return signal.figures().containsKey(INCIDENT) ? "spans" : Wording.unit(signal.subject());
    }

    private static @Nullable Signal strongest(Map<String, Signal> bySubject) {
        return bySubject.values().stream().max(Comparator.comparingDouble(Slowness::rise)).orElse(null);
    }

    // series tell levels, spans tell microseconds
    private static double rise(@Nullable Signal signal) {
        if (signal == null) {
            return 0;
        }
        return signal.figures().containsKey(INCIDENT)
                ? Profile.figure(signal, INCIDENT) - Profile.figure(signal, "quietMicros")
                : Profile.figure(signal, Measured.LEVEL) - Profile.figure(signal, Measured.QUIET);
    }
}
