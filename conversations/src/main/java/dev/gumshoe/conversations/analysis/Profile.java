package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Everything that was measured on one resource. */
record Profile(String resource, List<Signal> signals) {

    private static final double QUIETLY = 0.8;

    /** Takes a copy. */
    Profile {
        signals = List.copyOf(signals);
    }

    /** A resource on which nothing was measured. */
    static Profile empty(String resource) {
        return new Profile(resource, new ArrayList<>());
    }

    /** The strongest signal of a kind. */
    Optional<Signal> strongest(String kind) {
        return strongest(s -> s.kind().equals(kind));
    }

    /** The strongest signal that fits. */
    Optional<Signal> strongest(Predicate<Signal> fits) {
        return signals.stream().filter(fits).max(Comparator.comparingDouble(Effect::of));
    }

    /** How strong a kind of signal is, squeezed into 0 to 1. */
    double squeezed(String kind, double scale) {
        return strongest(kind).map(s -> squeeze(Effect.of(s), scale)).orElse(0.0);
    }

    /** The strongest server-side duration, squeezed. */
    double latency() {
        return strongest(s -> s.kind().equals(SignalKinds.LATENCY) && !callerSide(s))
                .map(s -> squeeze(Effect.of(s), 1))
                .orElse(0.0);
    }

    /** The strongest caller-side duration, squeezed. */
    double callerLatency() {
        return strongest(s -> s.kind().equals(SignalKinds.LATENCY) && callerSide(s))
                .map(s -> squeeze(Effect.of(s), 1))
                .orElse(0.0);
    }

    /** How well it fits as the callee whose answers its callers wait longer for, by the one it fits worst, 0 to 1; 1 where nothing tells. */
    double slowForAll() {
        return signals.stream()
                .filter(s -> s.kind().equals(SignalKinds.SLOW_CALLS))
                .mapToDouble(s -> figure(s, SlowCalls.FIT))
                .min()
                .orElse(1);
    }

    /** Failures, squeezed; what the spans say counts as what the series say, and to keep silent or to end early is to fail. */
    double errors() {
        double begun = strongest(s -> s.kind().equals(SignalKinds.TRACE_ERROR_ORIGIN) && !s.figures().containsKey(LogFindings.NAMED))
                .map(s -> squeeze(Effect.of(s), 1))
                .orElse(0.0);
        double seen = Math.max(begun, Math.max(squeezed(SignalKinds.ERROR_RATE, 1), squeezed(SignalKinds.AVAILABILITY, 1)));
        return Math.max(seen, Math.max(silence(), QUIETLY * endedEarly()));
    }

    /** Calls that others make and that leave no trace here, or of which they say that nobody answers, squeezed. */
    double silence() {
        double complaints = strongest(s -> s.figures().containsKey(Unanswered.COMPLAINT)).map(s -> squeeze(s.strength(), 10)).orElse(0.0);
        return Math.max(missing(true), complaints);
    }

    /** How much others' lines speak of it as the one that failed them, squeezed. */
    double accused() {
        return signals.stream()
                .filter(s -> s.kind().startsWith("log-") && s.figures().containsKey(LogFindings.NAMED) && figure(s, "severe") > 0)
                .mapToDouble(s -> squeeze(s.strength(), 8))
                .max()
                .orElse(0);
    }

    /** Calls that it used to make and does not get to any more, squeezed. */
    double endedEarly() {
        return missing(false);
    }

    private double missing(boolean byOthers) {
        return signals.stream()
                .filter(s -> s.kind().equals(SignalKinds.TRACE_MISSING) && s.subject().startsWith(resource + " ") != byOthers)
                .mapToDouble(Profile::lost)
                .max()
                .orElse(0);
    }

    // the share of calls lost, on the scale on which errors are measured
    private static double lost(Signal missing) {
        double before = figure(missing, "quietPerCall");
        double share = before <= 0 ? 0 : Math.max(0, 1 - figure(missing, "incidentPerCall") / before);
        return squeeze(Math.log1p(share / Effect.FLOOR) * Effect.sure(missing), 2);
    }

    /** How much longer it takes by spans of a kind, squeezed. */
    double slower(String kind) {
        return strongest(s -> s.kind().equals(kind) && s.figures().containsKey("ratio"))
                .map(s -> squeeze(Effect.of(s), 1))
                .orElse(0.0);
    }

    /** How far what calls lose around it matters to the requests, 0 to 1. */
    double lossMatters() {
        return signals.stream()
                .filter(s -> s.kind().equals(SignalKinds.TRACE_NETWORK_GAP) && s.figures().containsKey(GapFindings.MATTERS))
                .mapToDouble(s -> figure(s, GapFindings.MATTERS))
                .max()
                .orElse(1);
    }

    /** Its share in what makes slow requests slow, where there is no quiet time to compare with. */
    double varianceShare() {
        return strongest(SignalKinds.TRACE_SELF_TIME).map(s -> figure(s, "varianceShare")).orElse(0.0);
    }

    /** How far a kind of series rose, squeezed; more where it ran full. */
    double risen(String kind, double scale) {
        return strongest(s -> s.kind().equals(kind) && rose(s))
                .map(s -> squeeze(s.strength() * (1 + figure(s, Saturation.FULL)), scale))
                .orElse(0.0);
    }

    /** What its log says, squeezed; what only others' lines say of it counts half. */
    double log() {
        return signals.stream()
                .filter(s -> s.kind().startsWith("log-"))
                .mapToDouble(s -> squeeze(s.strength(), 8) * (s.figures().containsKey(LogFindings.NAMED) ? 0.5 : 1))
                .max()
                .orElse(0);
    }

    /** How far traffic fell (negative) or rose, squeezed. */
    double traffic() {
        return strongest(SignalKinds.TRAFFIC)
                .map(s -> squeeze(Effect.of(s), 1) * (Effect.rose(s) ? 1 : -1))
                .orElse(0.0);
    }

    /** Whether the level lies above the usual one. */
    static boolean rose(Signal signal) {
        return figure(signal, Measured.LEVEL) >= figure(signal, Measured.QUIET);
    }

    /** A figure of a signal, 0 when it has none of that name. */
    static double figure(Signal signal, String name) {
        return signal.figures().getOrDefault(name, 0.0);
    }

    private static boolean callerSide(Signal signal) {
        return figure(signal, Measured.CALLER_SIDE) > 0;
    }

    /** From 0 and up to 0 to 1. */
    static double squeeze(double strength, double scale) {
        return 1 - Math.exp(-Math.max(0, strength) / scale);
    }

    /** Signals of a kind by their subject. */
    Map<String, Signal> bySubject(String kind) {
        Map<String, Signal> by = new java.util.HashMap<>();
        signals.stream().filter(s -> s.kind().equals(kind))
                .forEach(s -> by.merge(s.subject(), s, (a, b) -> a.strength() >= b.strength() ? a : b));
        return by;
    }
}
