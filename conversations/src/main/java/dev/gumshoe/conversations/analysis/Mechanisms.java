package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells how the harm was done, from what was measured on the suspect, what its errors say, and which change fits. */
final class Mechanisms {

    private static final Set<String> DENIED = Set.of("denied", "forbidden", "unauthorized", "unauthorised", "permission", "permissions",
            "policy", "credentials", "notauthorized");
    private static final Set<String> POOLED = Set.of("pool", "pools", "connectionpool");
    private static final Set<String> CONNECTED = Set.of("connections", "connection", "sockets");
    private static final Set<String> EXHAUSTED = Set.of("exhausted", "exceeded", "many", "limit", "acquire", "maximum", "refused", "slots");
    private static final Set<String> CHECKED = Set.of("health", "healthcheck", "unhealthy", "probe", "liveness", "readiness");

    private static final double ROOMY = 0.2;

    private Mechanisms() {}

    /**
     * The likeliest mechanism.
     *
     * @param parts what the suspect's score is made of
     * @param spoken the words of errors on the suspect
     * @param change the change that fits best, or null
     * @param checked whether errors or that change speak of health checks
     */
    static Mechanism of(Profile profile, Map<String, Double> parts, Set<String> spoken, @Nullable ChangeFit change, boolean checked) {
        Map<Mechanism, Double> votes = new EnumMap<>(Mechanism.class);
        if (has(spoken, DENIED)) {
            votes.put(Mechanism.PERMISSION_DENIED, 3.0);
        }
        if (has(spoken, POOLED) || (has(spoken, CONNECTED) && has(spoken, EXHAUSTED))) {
            votes.put(Mechanism.CONNECTIONS_EXHAUSTED, 3.1);
        }
        votes.merge(Mechanism.CONNECTIONS_EXHAUSTED, 1.5 * part(parts, "connections"), Double::sum);
        double churn = part(parts, Suspicion.CHURN);
        votes.put(Mechanism.HEALTH_CHECK_FAILURE, churn > 0.3 ? churn + (checked ? 3 : 0) : 0);
        // more work than a resource is made for explains that it is slow and full
        double surge = Math.min(1, part(parts, Suspicion.SURGE));
        votes.put(Mechanism.TRAFFIC_SURGE, 1.8 * part(parts, Suspicion.SURGE));
        votes.put(Mechanism.RESOURCE_SATURATION,
                (1 - surge) * (Math.max(part(parts, "processor"), part(parts, "memory")) + 0.5 * part(parts, "saturation")));
        votes.put(Mechanism.NETWORK, 2 * part(parts, "network before it") + 1.2 * part(parts, "time lost on the way"));
        votes.put(Mechanism.SLOW_DEPENDENCY,
                (1 - surge) * (0.9 * profile.latency() + part(parts, "time of its own") + part(parts, Suspicion.UNSEEN)));
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

    /** The parts of a score without what speaks of a processor or memory that has room left. */
    static Map<String, Double> filled(Map<String, Double> parts, List<Signal> signals) {
        Map<String, Double> left = new HashMap<>(parts);
        Map.of("processor", SignalKinds.CPU, "memory", SignalKinds.MEMORY).forEach((part, kind) -> {
            List<Signal> of = signals.stream().filter(s -> s.kind().equals(kind)).toList();
            if (!of.isEmpty() && of.stream().allMatch(Saturation::roomy)) {
                left.computeIfPresent(part, (_, weight) -> ROOMY * weight);
            }
        });
        return left;
    }

    private static double part(Map<String, Double> parts, String name) {
        return parts.getOrDefault(name, 0.0);
    }

    /** Whether words speak of health checks. */
    static boolean ofHealthChecks(Set<String> words) {
        return has(words, CHECKED);
    }

    private static boolean has(Set<String> spoken, Set<String> words) {
        return spoken.stream().anyMatch(words::contains);
    }

    /** The words of the errors and new lines on a resource. */
    static Set<String> spoken(List<Signal> signals, Vocabulary vocabulary) {
        StringBuilder all = new StringBuilder();
        signals.stream()
                .filter(Mechanisms::speaks)
                .forEach(s -> all.append(s.subject()).append(' '));
        return vocabulary.telling(all.toString());
    }

    private static boolean speaks(Signal signal) {
        boolean logged = signal.kind().startsWith("log-") && !signal.kind().equals(SignalKinds.LOG_TEMPLATE_STOPPED);
        return logged || signal.kind().equals(SignalKinds.TRACE_ERROR_ORIGIN);
    }
}
