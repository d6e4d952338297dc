package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Signal;
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
    private final AddedTime time;

    private Suspicion(Map<String, Profile> profiles, DependencyGraph graph, Alert alert) {
        this.profiles = profiles;
        this.graph = graph;
        this.symptoms = Symptoms.followed(profiles, graph, alert);
        this.alert = alert;
        this.time = AddedTime.among(profiles);
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
        parts.put("time of its own", 2 * time.own(resource) * slower(profile, SignalKinds.TRACE_SELF_TIME) + 0.4 * variance(profile));
        parts.put("time lost on the way", 2 * time.lost(resource) * slower(profile, SignalKinds.TRACE_NETWORK_GAP));
        parts.put("errors that begin here", 2 * errors(resource));
        parts.put("its log", 0.6 * log(profile));
        parts.put("calls it stopped making", stoppedCalling(resource));
        parts.put("other", 0.1 * profile.squeezed(SignalKinds.OTHER_METRIC, 1) + 0.05 * Math.abs(profile.traffic()));
        double own = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        double coverage = graph.isEmpty() ? 1 : LEAST_COVERAGE + symptoms.explainedBy(resource);
        return new Scored(resource, own * coverage * (inFocus ? 1 : OUT_OF_FOCUS) * (underTheAlerted(resource) ? 1 : NOT_BELOW_THE_ALERTED),
                parts);
    }

    private static double slower(Profile profile, String kind) {
        return profile.strongest(s -> s.kind().equals(kind) && s.figures().containsKey("ratio"))
                .map(s -> Profile.squeeze(Effect.of(s), 1))
                .orElse(0.0);
    }

    private static double variance(Profile profile) {
        return profile.strongest(SignalKinds.TRACE_SELF_TIME).map(s -> Profile.figure(s, "varianceShare")).orElse(0.0);
    }

    private static double log(Profile profile) {
        return profile.signals().stream()
                .filter(s -> s.kind().startsWith("log-"))
                .mapToDouble(s -> Profile.squeeze(s.strength(), 8) * (s.figures().containsKey("named") ? 0.5 : 1))
                .max()
                .orElse(0);
    }

    // the share of all failures that begin at the resource, where they are more than usual
    private double errors(String resource) {
        double all = 0;
        double here = 0;
        double effect = 0;
        for (Profile profile : profiles.values()) {
            for (Signal signal : profile.signals()) {
                if (signal.kind().equals(SignalKinds.TRACE_ERROR_ORIGIN) && !signal.figures().containsKey("named")) {
                    double more = Math.max(0, Profile.figure(signal, "incident"));
                    all += more;
                    if (profile.resource().equals(resource)) {
                        here += more;
                        effect = Math.max(effect, Effect.of(signal));
                    }
                }
            }
        }
        return all <= 0 ? 0 : here / all * Profile.squeeze(effect, 1);
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
