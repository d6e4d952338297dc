package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the resources by how well each explains all that was seen: what stays with it of the symptoms that travelled down the call
 * graph, what speaks of it alone (processor, memory, its own errors, the network before it), and how much of the harm lies upstream.
 */
final class Suspicion {

    /** The part of a score that says that symptoms of others are not explained further down. */
    private static final String SYMPTOMS = "symptoms that stop here";

    /** The part of a score that says that instances came and went. */
    static final String CHURN = "instances that came and went";

    /** The part of a score that says that more work arrives here than usual, and from nobody who is seen. */
    static final String SURGE = "work that begins here";

    /** The part of a score that says that its callers wait, and nobody records anything of it. */
    static final String UNSEEN = "waits for it, unseen";

    private static final Set<String> ITS_CALLEES = Set.of(
            SYMPTOMS, "time of its own", "errors that begin here", "calls it stopped making", "saturation", "its log");
    // more work than usual strains all that it gets to
    private static final Set<String> A_SURGE = Set.of(SYMPTOMS, "time of its own", "errors that begin here", "calls it stopped making",
            "saturation", "its log", "processor", "memory", "connections");
    /** The parts of a score that may be the doing of those whom the resource calls. */
    static final Set<String> MAY_BE_OTHERS = Set.of(SYMPTOMS, "time of its own", "errors that begin here", "calls it stopped making");

    private static final double LEAST_COVERAGE = 0.3;
    private static final double PASSED = 0.6;
    private static final double NOT_BELOW_THE_ALERTED = 0.4;

    /**
     * A resource and how suspicious it is.
     *
     * @param score 0 and up
     * @param parts what the score is made of, by name
     */
    record Scored(String resource, double score, Map<String, Double> parts) {

        /** One part of the score, 0 where there is none of that name. */
        double part(String name) {
            return parts.getOrDefault(name, 0.0);
        }
    }

    private final Map<String, Profile> profiles;
    private final DependencyGraph graph;
    private final Symptoms symptoms;
    private final Alert alert;
    private final AddedTime time;
    private final UnseenSigns unseen;
    private final FailureSigns failures;
    private final SurgeSigns surges;
    private final ChurnSigns churn;
    private final ChangeSigns changes;
    private final EntryPoints entries;
    private final double nameless;

    private Suspicion(Map<String, Profile> profiles, DependencyGraph graph, Alert alert, Parts wholes, @Nullable Instant onset) {
        this.profiles = profiles;
        this.graph = graph;
        this.time = AddedTime.among(profiles);
        this.alert = alert;
        this.unseen = new UnseenSigns(profiles, graph, wholes, time);
        this.failures = new FailureSigns(profiles, graph, wholes, time);
        this.symptoms = Symptoms.followed(profiles, graph, alert, time, failures);
        this.surges = new SurgeSigns(profiles, graph, wholes);
        this.churn = new ChurnSigns(profiles, graph, wholes, onset);
        this.changes = ChangeSigns.among(profiles, wholes, onset);
        this.entries = EntryPoints.among(profiles, graph, alert);
        this.nameless = NamelessSeries.weight(profiles);
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
        Map<String, Scored> settled = new Settlement(wholes, suspicion.churn)
                .of(new ChangedCallees(graph, wholes, suspicion.changes, suspicion.failures, ITS_CALLEES).of(scored));
        List<Scored> ranked = new ArrayList<>(suspicion.entries.leaning(Neighbours.leaning(settled, graph)).values());
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
        return ranked;
    }

    private Scored score(String resource) {
        Profile profile = profile(resource);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put(SYMPTOMS, 2 * Profile.squeeze(symptoms.total(), 1.5) * symptoms.staying(resource) * (1 - entries.doubt()));
        strain(profile, parts);
        parts.put("network before it", 0.5 * network(resource));
        parts.put("time of its own",
                2 * time.own(resource) * profile.slower(SignalKinds.TRACE_SELF_TIME) * (1 - failures.unanswered(resource))
                        * (1 - 0.7 * AddedTime.unsure(profile))
                        + 0.4 * profile.varianceShare());
        parts.put("time lost on the way", 2 * time.lost(resource) * profile.slower(SignalKinds.TRACE_NETWORK_GAP) * profile.lossMatters());
        parts.put("errors that begin here", 2 * failures.begun(resource));
        parts.put("calls that it leaves unanswered", 2 * failures.silence(resource));
        parts.put(UNSEEN, 2 * unseen.waitedFor(resource));
        parts.put("its log", 0.6 * profile.log());
        parts.put("calls it stopped making", 1.2 * Math.max(failures.fewerCalls(resource), failures.endedEarly(resource)));
        parts.put("calls that end after its answer", 1.2 * failures.givenUpOn(resource));
        parts.put("hardly any work of its own", 0.8 * failures.hasty(resource));
        parts.put("other", nameless * profile.squeezed(SignalKinds.OTHER_METRIC, 1) + 0.05 * Math.abs(profile.traffic()));
        parts.put("changed just before", 0.25 * changes.of(resource));
        // instances that come and go while nobody is hurt are a rollout or scaling, not a fault
        parts.put(CHURN, 1.8 * churn.of(resource) * Profile.squeeze(symptoms.total(), 0.5));
        excuse(parts, ITS_CALLEES, churn.below(resource));
        excuse(parts, A_SURGE, surges.from(resource));
        double own = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        double begun = 2.5 * surges.at(resource) * symptoms.below(resource);
        parts.put(SURGE, begun);
        double focus = underTheAlerted(resource) ? 1 : NOT_BELOW_THE_ALERTED;
        return new Scored(resource, own * coverage(resource) * focus + begun, parts);
    }

    private static void excuse(Map<String, Double> parts, Set<String> names, double excused) {
        if (excused > 0) {
            parts.replaceAll((name, value) -> names.contains(name) ? value * (1 - excused) : value);
        }
    }

    private static void strain(Profile profile, Map<String, Double> parts) {
        parts.put("processor", 2 * profile.risen(SignalKinds.CPU, 2));
        parts.put("memory", profile.risen(SignalKinds.MEMORY, 2));
        parts.put("saturation", profile.squeezed(SignalKinds.SATURATION, 1));
        parts.put("connections", profile.squeezed(SignalKinds.CONNECTIONS, 1));
    }

    private double coverage(String resource) {
        return graph.isEmpty()
                ? 1
                : leastCoverage() + PASSED * symptoms.passing(resource) + (1 - PASSED) * symptoms.explainedBy(resource);
    }

    // what explains nothing of the symptoms counts for little, unless there are hardly any symptoms to explain
    private double leastCoverage() {
        return LEAST_COVERAGE + LEAST_COVERAGE * Math.exp(-symptoms.total() / 0.3);
    }

    private Profile profile(String resource) {
        return profiles.getOrDefault(resource, Profile.empty(resource));
    }

    private boolean underTheAlerted(String resource) {
        String named = alert.resource();
        return named == null || graph.below(named).isEmpty() || graph.reach(named).contains(resource);
    }

    // callers wait long for it although it answers in its usual time: what lies between is slow
    private double network(String resource) {
        Set<String> callers = graph.above(resource);
        double unexplained = callers.stream().mapToDouble(this::waitsUnexplained).sum();
        double all = graph.callers().stream().mapToDouble(this::waitsUnexplained).sum();
        // for all of its callers, and of all that wait for somebody
        double share = unexplained <= 0 ? 0 : unexplained / callers.size() * unexplained / all;
        return profile(resource).slowForAll() * share;
    }

    private double waitsUnexplained(String caller) {
        double slowest = graph.below(caller).stream().mapToDouble(callee -> profile(callee).latency()).max().orElse(0);
        return profile(caller).callerLatency() * (1 - slowest);
    }

    /** Groups signals by resource; resources that are only known stand there with nothing measured. */
    static Map<String, Profile> profiles(Signals signals, Set<String> known) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        signals.byResource().forEach((resource, list) -> profiles.put(resource, new Profile(resource, list)));
        Set<String> rest = new LinkedHashSet<>(known);
        rest.removeAll(profiles.keySet());
        rest.forEach(resource -> profiles.put(resource, Profile.empty(resource)));
        return Unanswered.decided(profiles);
    }
}
