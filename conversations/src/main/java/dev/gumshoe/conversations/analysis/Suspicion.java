package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ranks the resources by how well each explains all that was seen: what stays with it of the symptoms that travelled down the call
 * graph, what speaks of it alone (processor, memory, its own errors, the network before it), and how much of the harm lies upstream.
 */
final class Suspicion {

    private static final double LEAST_COVERAGE = 0.3;
    private static final double OUT_OF_FOCUS = 0.05;
    private static final double NOT_BELOW_THE_ALERTED = 0.4;

    /**
     * A resource and how suspicious it is.
     *
     * @param score 0 and up
     * @param parts what the score is made of, by name
     */
    record Scored(String resource, double score, Map<String, Double> parts) {}

    private final Map<String, Profile> profiles;
    private final DependencyGraph graph;
    private final Symptoms symptoms;
    private final Alert alert;

    private Suspicion(Map<String, Profile> profiles, DependencyGraph graph, Alert alert) {
        this.profiles = profiles;
        this.graph = graph;
        this.symptoms = Symptoms.followed(profiles, graph, alert);
        this.alert = alert;
    }

    /** Ranks, best first. Equal ones stand in an order that no name decides. */
    static List<Scored> rank(Map<String, Profile> profiles, DependencyGraph graph, Alert alert, Scope scope) {
        Suspicion suspicion = new Suspicion(profiles, graph, alert);
        List<Scored> scored = new ArrayList<>();
        Set<String> focus = scope.focus().isEmpty() ? Set.of() : graph.reach(scope.focus());
        for (String resource : profiles.keySet()) {
            if (!scope.excluded().contains(resource)) {
                scored.add(suspicion.score(resource, focus.isEmpty() || focus.contains(resource)));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        return scored;
    }

    private Scored score(String resource, boolean inFocus) {
        Profile profile = profiles.getOrDefault(resource, Profile.empty(resource));
        Map<String, Double> parts = new LinkedHashMap<>();
        double heat = 2 * Profile.squeeze(symptoms.total(), 1.5);
        parts.put("symptoms that stop here", heat * symptoms.staying(resource));
        parts.put("processor", 2 * profile.strongest(s -> s.kind().equals(SignalKinds.CPU) && Profile.rose(s))
                .map(s -> Profile.squeeze(s.strength(), 2)).orElse(0.0));
        parts.put("memory", profile.strongest(s -> s.kind().equals(SignalKinds.MEMORY) && Profile.rose(s))
                .map(s -> Profile.squeeze(s.strength(), 2)).orElse(0.0));
        parts.put("saturation", profile.squeezed(SignalKinds.SATURATION, 1));
        parts.put("connections", profile.squeezed(SignalKinds.CONNECTIONS, 1));
        parts.put("network before it", 0.5 * network(resource));
        parts.put("calls it stopped making", stoppedCalling(resource));
        parts.put("other", 0.1 * profile.squeezed(SignalKinds.OTHER_METRIC, 1) + 0.05 * Math.abs(profile.traffic()));
        double own = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        double coverage = graph.isEmpty() ? 1 : LEAST_COVERAGE + symptoms.explainedBy(resource);
        return new Scored(resource, own * coverage * (inFocus ? 1 : OUT_OF_FOCUS) * (underTheAlerted(resource) ? 1 : NOT_BELOW_THE_ALERTED),
                parts);
    }

    private boolean underTheAlerted(String resource) {
        String named = alert.resource();
        return named == null || graph.below(named).isEmpty() || graph.reach(named).contains(resource);
    }

    // callers wait long for it although it answers in its usual time: what lies between is slow
    private double network(String resource) {
        Set<String> callers = graph.above(resource);
        double unexplained = 0;
        for (String caller : callers) {
            double waits = profiles.getOrDefault(caller, Profile.empty(caller)).callerLatency();
            double slowest = 0;
            for (String callee : graph.below(caller)) {
                slowest = Math.max(slowest, profiles.getOrDefault(callee, Profile.empty(callee)).latency());
            }
            unexplained += waits * (1 - slowest);
        }
        return callers.isEmpty() ? 0 : unexplained / callers.size();
    }

    // its callees get less work, and it does not: it has stopped calling them
    private double stoppedCalling(String resource) {
        double own = Math.max(0, -profiles.getOrDefault(resource, Profile.empty(resource)).traffic());
        double most = 0;
        for (String callee : graph.below(resource)) {
            double fell = Math.max(0, -profiles.getOrDefault(callee, Profile.empty(callee)).traffic());
            most = Math.max(most, fell * (1 - own) / graph.above(callee).size());
        }
        return most;
    }

    /** Groups signals by resource; resources that are only known stand there with nothing measured. */
    static Map<String, Profile> profiles(Signals signals, Set<String> known) {
        Map<String, Profile> profiles = new HashMap<>();
        signals.byResource().forEach((resource, list) -> profiles.put(resource, new Profile(resource, list)));
        Set<String> rest = new HashSet<>(known);
        rest.removeAll(profiles.keySet());
        rest.forEach(resource -> profiles.put(resource, Profile.empty(resource)));
        return profiles;
    }
}
