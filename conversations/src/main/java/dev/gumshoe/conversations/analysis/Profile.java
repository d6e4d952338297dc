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

    /** Failures, squeezed; what the spans say counts as what the series say. */
    double errors() {
        return Math.max(squeezed(SignalKinds.ERROR_RATE, 1), squeezed(SignalKinds.AVAILABILITY, 1));
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
