package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells how the harm was done, from what was measured on the suspect, what its errors say, and which change fits. */
final class Mechanisms {

    private static final Set<String> DENIED = Set.of("denied", "forbidden", "unauthorized", "unauthorised", "permission", "permissions",
            "policy", "credentials", "notauthorized");
    private static final Set<String> POOLED = Set.of("pool", "connections", "connection");
    private static final Set<String> EXHAUSTED = Set.of("exhausted", "exceeded", "many", "limit", "acquire", "waiting", "full", "maximum");
    private static final Set<String> CHECKED = Set.of("health", "healthcheck", "unhealthy", "probe", "liveness", "readiness");

    private Mechanisms() {}

    /**
     * The likeliest mechanism.
     *
     * @param parts what the suspect's score is made of
     * @param spoken the words of errors on the suspect
     * @param change the change that fits best, or null
     */
    static Mechanism of(Profile profile, Map<String, Double> parts, Set<String> spoken, @Nullable ChangeFit change, double surge) {
        Map<Mechanism, Double> votes = new EnumMap<>(Mechanism.class);
        if (has(spoken, DENIED)) {
            votes.put(Mechanism.PERMISSION_DENIED, 3.0);
        }
        if (has(spoken, POOLED) && has(spoken, EXHAUSTED)) {
            votes.put(Mechanism.CONNECTIONS_EXHAUSTED, 2.6);
        }
        votes.merge(Mechanism.CONNECTIONS_EXHAUSTED, 1.5 * part(parts, "connections"), Double::sum);
        if (has(spoken, CHECKED)) {
            votes.put(Mechanism.HEALTH_CHECK_FAILURE, 2.8);
        }
        votes.merge(Mechanism.HEALTH_CHECK_FAILURE, profile.squeezed(SignalKinds.RESOURCE_REPLACED, 2), Double::sum);
        votes.put(Mechanism.TRAFFIC_SURGE, surge);
        votes.put(Mechanism.RESOURCE_SATURATION,
                Math.max(part(parts, "processor"), part(parts, "memory")) + 0.5 * part(parts, "saturation"));
        votes.put(Mechanism.NETWORK, 2 * part(parts, "network before it"));
        votes.put(Mechanism.SLOW_DEPENDENCY, 0.9 * profile.latency() + 0.3 * part(parts, "time of its own"));
        votes.put(Mechanism.OTHER, 0.3);
        if (change != null) {
            byChange(change, votes);
        }
        return votes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(Mechanism.OTHER);
    }

    private static void byChange(ChangeFit change, Map<Mechanism, Double> votes) {
        double weight = 2.5 * change.fit();
        Mechanism mechanism = switch (ChangeFit.kindOf(change.change())) {
            case SESSION -> Mechanism.MANUAL_CHANGE;
            case DEPLOYMENT, COMMIT, FLAG, CONFIG -> Mechanism.BAD_DEPLOYMENT;
            case OTHER -> Mechanism.OTHER;
        };
        votes.merge(mechanism, weight, Double::sum);
    }

    private static double part(Map<String, Double> parts, String name) {
        return parts.getOrDefault(name, 0.0);
    }

    private static boolean has(Set<String> spoken, Set<String> words) {
        return spoken.stream().anyMatch(words::contains);
    }

    /** The words of the errors and new lines on a resource. */
    static Set<String> spoken(List<Signal> signals) {
        StringBuilder all = new StringBuilder();
        signals.stream()
                .filter(Mechanisms::speaks)
                .forEach(s -> all.append(s.subject()).append(' '));
        return Words.telling(all.toString());
    }

    private static boolean speaks(Signal signal) {
        boolean logged = signal.kind().startsWith("log-") && !signal.kind().equals(SignalKinds.LOG_TEMPLATE_STOPPED);
        return logged || signal.kind().equals(SignalKinds.TRACE_ERROR_ORIGIN);
    }
}
