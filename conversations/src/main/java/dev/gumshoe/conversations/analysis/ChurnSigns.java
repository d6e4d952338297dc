package dev.gumshoe.conversations.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs that a resource's parts come and go.
 *
 * @param onset when the trouble began, or null when that is not known
 */
record ChurnSigns(Map<String, Profile> profiles, DependencyGraph graph, Parts wholes, @Nullable Instant onset) {

    private static final Duration ROLLING = Duration.ofSeconds(30);

    /** Parts that started after it began, each of them once, 0 to 1; one is a replacement, several are churn. */
    double of(String resource) {
        long started = wholes.of(resource).stream().filter(this::startedLate).count();
        return Profile.squeeze(Math.max(0.0, (double) started - 1), 1.5);
    }

    /** The most churn among those the resource calls: who calls a service whose instances come and go fails for it. */
    double below(String resource) {
        return graph.below(resource).stream().filter(callee -> !wholes.of(resource).contains(callee)).mapToDouble(this::of).max().orElse(0);
    }

    /** Whether it started after the trouble began, or just before. */
    boolean startedLate(String part) {
        Instant since = onset;
        return since != null && profiles.getOrDefault(part, Profile.empty(part)).signals().stream()
                .anyMatch(s -> s.kind().equals(SignalKinds.RESOURCE_STARTED) && s.onset() != null
                        && !s.onset().isBefore(since.minus(ROLLING)));
    }
}
