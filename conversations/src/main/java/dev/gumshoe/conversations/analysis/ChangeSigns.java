package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Signs that a resource was changed just before the trouble began. How near a change came counts against how often something is changed
 * here anyway: where a change comes every minute, one of them is always near.
 *
 * @param onset when the trouble began, or null when that is not known
 * @param perMinute how many changes there usually are, of all resources
 */
record ChangeSigns(Map<String, Profile> profiles, Parts wholes, @Nullable Instant onset, double perMinute) {

    private static final Duration SLACK = Duration.ofSeconds(150);
    private static final double SOON_MINUTES = 2;
    private static final double LATER_MINUTES = 30;
    private static final double SOON = 0.7;
    private static final double SHORTEST_MINUTES = 60;

    /** Signs among the changes that profiles hold. */
    static ChangeSigns among(Map<String, Profile> profiles, Parts wholes, @Nullable Instant onset) {
        List<Signal> changes = profiles.values().stream().flatMap(p -> changes(p.signals())).toList();
        Instant first = changes.stream().map(Signal::onset).filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
        double minutes = first == null || onset == null ? SHORTEST_MINUTES : Duration.between(first, onset).toSeconds() / 60.0;
        return new ChangeSigns(profiles, wholes, onset, changes.size() / Math.max(SHORTEST_MINUTES, minutes));
    }

    private static Stream<Signal> changes(Collection<Signal> signals) {
        return signals.stream()
                .filter(s -> s.kind().equals(SignalKinds.CHANGE) && ChangeFit.kindOf(s) != Change.Kind.OTHER && s.onset() != null);
    }

    /** How likely it is that a change of the resource, or of its parts, is no coincidence, 0 to 1. */
    double of(String resource) {
        Instant since = onset;
        return since == null ? 0 : changes(wholes.together(resource)).mapToDouble(s -> guilty(s, since)).max().orElse(0);
    }

    private double guilty(Signal change, Instant since) {
        Instant at = Objects.requireNonNull(change.onset());
        if (at.isAfter(since.plus(SLACK))) {
            return 0;
        }
        double soon = within(Math.abs(Duration.between(at, since).toSeconds() / 60.0));
        return soon / (soon + perMinute);
    }

    // per minute, how often harm shows so long after the change that did it: mostly soon, now and then much later
    private static double within(double minutes) {
        return SOON * Math.exp(-minutes / SOON_MINUTES) / SOON_MINUTES
                + (1 - SOON) * Math.exp(-minutes / LATER_MINUTES) / LATER_MINUTES;
    }
}
