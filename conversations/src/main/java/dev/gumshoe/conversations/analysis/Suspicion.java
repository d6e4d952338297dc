package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the resources by how well each explains all that was seen: what stays with it of the symptoms that travelled down the call
 * graph, what speaks of it alone (processor, memory, its own errors, the network before it), and how much of the harm lies upstream.
 */
final class Suspicion {

    /** The part of a score that says that instances came and went. */
    static final String CHURN = "instances that came and went";

    /** The part of a score that says that more work arrives here than usual, and from nobody who is seen. */
    static final String SURGE = "work that begins here";

    private static final Set<String> ITS_CALLEES = Set.of(
            "symptoms that stop here", "time of its own", "errors that begin here", "calls it stopped making", "saturation", "its log");
    private static final double LEAST_COVERAGE = 0.3;
    private static final Duration ROLLING = Duration.ofSeconds(30);
    private static final double PASSED = 0.6;
    private static final double PART_OF_TROUBLED = 0.4;
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
    private final Parts wholes;
    private final @Nullable Instant onset;

    private Suspicion(Map<String, Profile> profiles, DependencyGraph graph, Alert alert, Parts wholes, @Nullable Instant onset) {
        this.profiles = profiles;
        this.graph = graph;
        this.time = AddedTime.among(profiles);
        this.symptoms = Symptoms.followed(profiles, graph, alert, time);
        this.alert = alert;
        this.wholes = wholes;
        this.onset = onset;
    }

    /** Ranks, best first. Equal ones stand in an order that no name decides. */
    static List<Scored> rank(Map<String, Profile> profiles, DependencyGraph graph, Alert alert, Scope scope, Parts wholes,
            @Nullable Instant onset) {
        Suspicion suspicion = new Suspicion(profiles, graph, alert, wholes, onset);
        Map<String, Scored> scored = new LinkedHashMap<>();
        Set<String> focus = scope.focus().isEmpty() ? Set.of() : graph.reach(scope.focus());
        for (String resource : profiles.keySet()) {
            boolean wanted = focus.isEmpty() || focus.contains(resource);
            boolean excluded = scope.excluded().contains(resource)
                    || wholes.wholesOf(resource).stream().anyMatch(scope.excluded()::contains);
            if (wanted && !excluded) {
                scored.put(resource, suspicion.score(resource));
            }
        }
        List<Scored> ranked = new ArrayList<>(suspicion.settled(scored).values());
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
        return ranked;
    }

    // a part is as suspicious as its whole when it alone is in trouble, and less so when its siblings are too
    private Map<String, Scored> settled(Map<String, Scored> scored) {
        Map<String, Scored> settled = new LinkedHashMap<>(scored);
        for (Scored whole : scored.values()) {
            List<String> parts = wholes.of(whole.resource()).stream().filter(p -> mainWhole(p, whole, scored)).toList();
            if (!parts.isEmpty()) {
                settle(whole, parts, scored, settled);
            }
        }
        return settled;
    }

    private void settle(Scored whole, List<String> parts, Map<String, Scored> scored, Map<String, Scored> settled) {
        Optional<String> alone = wholes.alone(whole.resource())
                .filter(part -> !startedLate(part) && whole.parts().getOrDefault(CHURN, 0.0) < 0.3
                        && whole.parts().getOrDefault(SURGE, 0.0) < 0.3);
        double most = whole.score();
        for (String part : parts) {
            most = Math.max(most, scored.containsKey(part) ? scored.get(part).score() : 0);
        }
        for (String part : parts) {
            double share = alone.filter(part::equals).isPresent() ? 1.1 : PART_OF_TROUBLED;
            double mine = share > 1 ? most : Math.min(most, whole.score() + scored.getOrDefault(part, whole).score());
            settled.computeIfPresent(part, (_, s) -> new Scored(part, share * mine, merged(s, whole)));
        }
        settled.put(whole.resource(), new Scored(whole.resource(), (alone.isPresent() ? 0.8 : 1) * most, whole.parts()));
    }

    // an instance may be part of a service and of a scaling group: it is settled with the one that is more suspicious
    private boolean mainWhole(String part, Scored whole, Map<String, Scored> scored) {
        return wholes.wholesOf(part).stream()
                .allMatch(other -> other.equals(whole.resource()) || !scored.containsKey(other)
                        || scored.get(other).score() < whole.score());
    }

    private static Map<String, Double> merged(Scored part, Scored whole) {
        Map<String, Double> parts = new LinkedHashMap<>(whole.parts());
        part.parts().forEach((name, value) -> parts.merge(name, value, Math::max));
        return parts;
    }

    private Scored score(String resource) {
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
        double unanswered = unanswered(resource);
        parts.put("errors that begin here", 2 * errors(resource) * (1 - Math.max(waiting(resource), unanswered)));
        parts.put("calls that it leaves unanswered", 2 * silent(resource) * (1 - unanswered));
        parts.put("its log", 0.6 * log(profile));
        parts.put("calls it stopped making", stoppedCalling(resource));
        parts.put("other", 0.1 * profile.squeezed(SignalKinds.OTHER_METRIC, 1) + 0.05 * Math.abs(profile.traffic()));
        // instances that come and go while nobody is hurt are a rollout or scaling, not a fault
        parts.put(CHURN, 1.8 * churn(resource) * Profile.squeeze(symptoms.total(), 0.5));
        double excused = Math.max(callersOfChurn(resource), flooded(resource));
        if (excused > 0) {
            parts.replaceAll((name, value) -> ITS_CALLEES.contains(name) ? value * (1 - excused) : value);
        }
        double own = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        double begun = 2.5 * surge(resource) * symptoms.below(resource);
        parts.put(SURGE, begun);
        double coverage = graph.isEmpty()
                ? 1
                : leastCoverage() + PASSED * symptoms.passing(resource) + (1 - PASSED) * symptoms.explainedBy(resource);
        double focus = underTheAlerted(resource) ? 1 : NOT_BELOW_THE_ALERTED;
        return new Scored(resource, own * coverage * focus + begun, parts);
    }

    // what explains nothing of the symptoms counts for little, unless there are hardly any symptoms to explain
    private double leastCoverage() {
        return LEAST_COVERAGE + LEAST_COVERAGE * Math.exp(-symptoms.total() / 0.3);
    }

    // more work than usual, and none of its callers sends it: the surge enters here
    private double surge(String resource) {
        double rise = rise(resource);
        double sent = 0;
        for (String caller : graph.above(resource)) {
            sent = Math.max(sent, rise(caller));
        }
        double explained = rise <= 0 ? 1 : Math.min(1, sent / rise);
        return (graph.isEmpty() ? 0.3 : 1) * Profile.squeeze(Math.max(0, rise - 0.5), 0.6) * (1 - explained);
    }

    // whoever gets the work of a surge that enters further up has its troubles from there
    private double flooded(String resource) {
        double most = 0;
        if (Profile.squeeze(rise(resource), 0.6) > 0.3) {
            for (String other : profiles.keySet()) {
                if (!other.equals(resource) && graph.reach(other).contains(resource) && !wholes.of(other).contains(resource)) {
                    most = Math.max(most, surge(other));
                }
            }
        }
        return most;
    }

    private double rise(String resource) {
        return profiles.getOrDefault(resource, Profile.empty(resource))
                .strongest(s -> s.kind().equals(SignalKinds.TRAFFIC) && Profile.figure(s, Measured.QUIET) > 0
                        && s.figures().containsKey(Measured.SCORE) && Profile.rose(s))
                .map(Effect::of)
                .orElse(0.0);
    }

    // the share of calls that callers make and that leave no trace in the resource: it does not answer
    private double silent(String resource) {
        return missing(resource).filter(s -> !s.subject().startsWith(resource + " ")).mapToDouble(Suspicion::lost).max().orElse(0);
    }

    private java.util.stream.Stream<Signal> missing(String resource) {
        return profiles.getOrDefault(resource, Profile.empty(resource)).signals().stream()
                .filter(s -> s.kind().equals(SignalKinds.TRACE_MISSING));
    }

    private static double lost(Signal missing) {
        double before = Profile.figure(missing, "quietPerCall");
        return before <= 0 ? 0 : (1 - Profile.figure(missing, "incidentPerCall") / before) * Effect.sure(missing);
    }

    // errors of one who calls somebody silent are that one's doing
    private double unanswered(String resource) {
        return graph.below(resource).stream().filter(callee -> !wholes.of(resource).contains(callee)).mapToDouble(this::silent).max()
                .orElse(0);
    }

    // who calls a service whose instances come and go fails for it
    private double callersOfChurn(String resource) {
        return graph.below(resource).stream().filter(callee -> !wholes.of(resource).contains(callee)).mapToDouble(this::churn).max()
                .orElse(0);
    }

    // parts that started after it began, each of them once; one is a replacement, several are churn
    private double churn(String resource) {
        long started = wholes.of(resource).stream().filter(this::startedLate).count();
        return Profile.squeeze(Math.max(0.0, (double) started - 1), 1.5);
    }

    private boolean startedLate(String part) {
        Instant since = onset;
        return since != null && profiles.getOrDefault(part, Profile.empty(part)).signals().stream()
                .anyMatch(s -> s.kind().equals(SignalKinds.RESOURCE_STARTED) && s.onset() != null
                        && !s.onset().isBefore(since.minus(ROLLING)));
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

    // errors of one who waits for somebody slow are that one's doing
    private double waiting(String resource) {
        double most = 0;
        for (String callee : graph.below(resource)) {
            most = Math.max(most,
                    time.own(callee) * slower(profiles.getOrDefault(callee, Profile.empty(callee)), SignalKinds.TRACE_SELF_TIME));
        }
        return most;
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
        Map<String, Profile> profiles = new LinkedHashMap<>();
        signals.byResource().forEach((resource, list) -> profiles.put(resource, new Profile(resource, list)));
        Set<String> rest = new LinkedHashSet<>(known);
        rest.removeAll(profiles.keySet());
        rest.forEach(resource -> profiles.put(resource, Profile.empty(resource)));
        return profiles;
    }
}
