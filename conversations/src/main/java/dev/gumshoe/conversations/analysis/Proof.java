package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which observations speak for a suspect, and which of them shows the harm best. */
final class Proof {

    private static final int MOST = 7;
    private static final List<String> FAILING = List.of(SignalKinds.LOG_ERROR, SignalKinds.LOG_TEMPLATE_NEW, SignalKinds.TRACE_ERROR_ORIGIN,
            SignalKinds.LOG_TEMPLATE_SURGE, SignalKinds.ERROR_RATE, SignalKinds.TRACE_MISSING, SignalKinds.LOG_TEMPLATE_STOPPED);
    private static final List<String> SLOW = List.of(SignalKinds.TRACE_SELF_TIME, SignalKinds.LATENCY);

    private final Investigation state;
    private final DependencyGraph graph;
    private final Map<String, Set<String>> kinds = new HashMap<>();
    private final Map<String, Set<String>> about = new HashMap<>();
    private final Set<String> harmful = new HashSet<>();

    Proof(Investigation state, Signals signals, DependencyGraph graph) {
        this.state = state;
        this.graph = graph;
        for (Signal signal : signals.all()) {
            if (signal.observation() != null) {
                kinds.computeIfAbsent(signal.observation(), _ -> new HashSet<>()).add(signal.kind());
                about.computeIfAbsent(signal.observation(), _ -> new HashSet<>()).add(signal.resource());
                if (!signal.figures().containsKey(LogFindings.ROUTINE)) {
                    harmful.add(signal.observation());
                }
            }
        }
    }

    /** The ids that prove a cause, the supporting ones first, what its callers suffer where nothing is seen of itself; empty when nothing that was told speaks of it. */
    List<String> of(String resource, Mechanism mechanism, Collection<String> supporting) {
        Set<String> ids = new LinkedHashSet<>(supporting);
        if (mechanism == Mechanism.HEALTH_CHECK_FAILURE) {
            told(resource, o -> o.look() == Look.CHANGES && kindsOf(o).contains(SignalKinds.CHANGE)).forEach(ids::add);
        }
        if (mechanism == Mechanism.TRAFFIC_SURGE || ids.isEmpty()) {
            told(resource, o -> worth(o) && prefers(mechanism).stream().anyMatch(kindsOf(o)::contains)).forEach(ids::add);
        }
        if (ids.isEmpty()) {
            told(resource, this::worth).forEach(ids::add);
        }
        if (ids.isEmpty()) {
            graph.above(resource).forEach(caller -> told(caller, o -> worth(o) && o.stance() == Stance.FOR).forEach(ids::add));
        }
        return ids.stream().limit(MOST).toList();
    }

    /** Whether any of them shows harm. */
    boolean harm(Collection<String> cited) {
        return cited.stream().map(state::observation).flatMap(Optional::stream).anyMatch(this::harm);
    }

    /** Whether nothing that was seen shows harm: a roll-out that hurt nobody is no cause. */
    boolean harmless() {
        return state.counting().stream().filter(o -> o.stance() == Stance.FOR).noneMatch(this::harm);
    }

    // that something was changed shows none, nor do lines which say themselves that nothing is wrong
    private boolean harm(Observation observation) {
        String id = observation.id();
        return observation.look() != Look.CHANGES && (harmful.contains(id) || !kinds.containsKey(id));
    }

    private boolean worth(Observation observation) {
        return observation.look() != Look.CHANGES && observation.look() != Look.IMPACT && observation.stance() != Stance.RULED_OUT
                && observation.stance() != Stance.AGAINST;
    }

    private Stream<String> told(String resource, java.util.function.Predicate<Observation> fits) {
        Set<String> parts = new HashSet<>(state.topology().parts(resource));
        return state.counting().stream()
                .filter(o -> resource.equals(o.resource()) || about.getOrDefault(o.id(), Set.of()).stream()
                        .anyMatch(r -> r.equals(resource) || parts.contains(r)))
                .filter(fits)
                .map(Observation::id);
    }

    private Set<String> kindsOf(Observation observation) {
        return kinds.getOrDefault(observation.id(), Set.of());
    }

    /** Of the cited observations the one to quote. */
    Optional<Observation> effect(Mechanism mechanism, Collection<String> cited) {
        List<String> order = new ArrayList<>(prefers(mechanism));
        FAILING.stream().filter(kind -> !order.contains(kind)).forEach(order::add);
        SLOW.stream().filter(kind -> !order.contains(kind)).forEach(order::add);
        return cited.stream()
                .map(state::observation)
                .flatMap(Optional::stream)
                .filter(this::worth)
                .min(Comparator.comparingInt(o -> rank(o, order)));
    }

    private int rank(Observation observation, List<String> order) {
        return kindsOf(observation).stream().mapToInt(order::indexOf).filter(i -> i >= 0).min().orElse(order.size());
    }

    private static List<String> prefers(Mechanism mechanism) {
        return switch (mechanism) {
            case SLOW_DEPENDENCY -> SLOW;
            case NETWORK -> List.of(SignalKinds.TRACE_NETWORK_GAP, SignalKinds.LATENCY);
            case TRAFFIC_SURGE -> List.of(SignalKinds.TRACE_TRAFFIC, SignalKinds.TRAFFIC);
            case RESOURCE_SATURATION -> List.of(SignalKinds.CPU, SignalKinds.MEMORY, SignalKinds.SATURATION);
            case CONNECTIONS_EXHAUSTED -> List.of(SignalKinds.LOG_ERROR, SignalKinds.CONNECTIONS, SignalKinds.TRACE_ERROR_ORIGIN);
            case BAD_DEPLOYMENT, MANUAL_CHANGE, PERMISSION_DENIED, HEALTH_CHECK_FAILURE, OTHER, NONE -> FAILING;
        };
    }

    /** What a resource is called: {@code i-0bcc (gateway)}, where one of the cited texts names what it is a part of. */
    String name(String resource, Collection<String> cited) {
        return state.topology().wholes(resource).stream()
                .filter(whole -> cited.stream().map(state::observation).flatMap(Optional::stream)
                        .anyMatch(o -> Objects.equals(o.resource(), whole) || Words.names(o.text(), whole)))
                .min(Comparator.comparingInt(String::length))
                .map(whole -> resource + " (" + whole + ")")
                .orElse(resource);
    }
}
