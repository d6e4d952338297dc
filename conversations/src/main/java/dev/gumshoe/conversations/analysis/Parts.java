package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Wholes and their parts, a service and its instances: what all parts show is the whole's, what one part alone shows is that part's.
 */
final class Parts {

    private static final double ALONE = 0.8;
    private static final double CLEAR = 0.5;
    /** Whoever is in trouble as clearly as this share of the worst is in the same trouble, however little work it gets. */
    private static final double SAME = 0.9;
    private static final Set<String> FAILING = Set.of(SignalKinds.ERROR_RATE, SignalKinds.LOG_ERROR, SignalKinds.LOG_TEMPLATE_NEW,
            SignalKinds.LOG_TEMPLATE_SURGE);
    private static final Set<String> STRAINED = Set.of(SignalKinds.LATENCY, SignalKinds.CPU, SignalKinds.MEMORY);

    private final Topology topology;
    private final Map<String, Profile> profiles;

    Parts(Topology topology, Map<String, Profile> profiles) {
        this.topology = topology;
        this.profiles = profiles;
    }

    /** The parts of a whole that something is known of. */
    List<String> of(String whole) {
        return topology.parts(whole).stream().filter(profiles::containsKey).toList();
    }

    /** What the resource is a part of. */
    List<String> wholesOf(String resource) {
        return topology.wholes(resource);
    }

    /** The signals of a whole with those of its parts. */
    List<Signal> together(String whole) {
        List<Signal> all = new ArrayList<>(signals(whole));
        of(whole).forEach(part -> all.addAll(signals(part)));
        return all;
    }

    private List<Signal> signals(String resource) {
        return profiles.getOrDefault(resource, Profile.empty(resource)).signals();
    }

    /** The one of several parts that alone is in trouble. */
    Optional<String> alone(String whole) {
        List<String> parts = of(whole);
        if (parts.size() < 2) {
            return Optional.empty();
        }
        return alone(parts, FAILING)
                .filter(one -> strongest(parts, one, STRAINED) < strongest(List.of(one), "", FAILING))
                .or(() -> alone(parts, STRAINED));
    }

    private double strongest(List<String> parts, String other, Set<String> kinds) {
        return parts.stream()
                .filter(part -> !part.equals(other))
                .flatMap(part -> signals(part).stream())
                .filter(s -> kinds.contains(s.kind()))
                .mapToDouble(Effect::of)
                .max()
                .orElse(0);
    }

    private Optional<String> alone(List<String> parts, Set<String> kinds) {
        Map<String, Map<String, Double>> bySubject = new LinkedHashMap<>();
        for (String part : parts) {
            for (Signal signal : signals(part)) {
                if (kinds.contains(signal.kind()) && Effect.of(signal) >= CLEAR && !signal.figures().containsKey(LogFindings.NAMED)) {
                    String subject = signal.kind().startsWith("log-") ? "log" : signal.kind() + " " + signal.subject();
                    bySubject.computeIfAbsent(subject, _ -> new LinkedHashMap<>()).merge(part, amount(signal), Double::sum);
                }
            }
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        bySubject.values().forEach(amounts -> share(amounts, shares));
        double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        return shares.entrySet().stream()
                .filter(entry -> all > 0 && entry.getValue() / all >= ALONE)
                .map(Map.Entry::getKey)
                .filter(one -> strongest(parts, one, kinds) < SAME * strongest(List.of(one), "", kinds))
                .findFirst();
    }

    private static void share(Map<String, Double> amounts, Map<String, Double> shares) {
        double all = amounts.values().stream().mapToDouble(Double::doubleValue).sum();
        if (all > 0) {
            amounts.forEach((part, amount) -> shares.merge(part, amount / all, Double::sum));
        }
    }

    // how much more of it there is than usual, in the unit that all parts share
    private static double amount(Signal signal) {
        if (signal.figures().containsKey(Measured.LEVEL)) {
            double rise = Profile.figure(signal, Measured.LEVEL) - Profile.figure(signal, Measured.QUIET);
            return Math.max(0, rise) * Math.min(1, signal.strength());
        }
        return Math.max(0, Profile.figure(signal, "incident"));
    }
}
