package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.prevention.Recommendation.Decision;
import dev.gumshoe.conversations.prevention.Recommendation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation and where it stands.
 *
 * @param decision the latest that was said to it, or null
 * @param assignee who is to do it, or null
 * @param effect whether it helped; null until it was done
 */
public record Standing(
        Recommendation recommendation, State state, @Nullable Decision decision, @Nullable String assignee, @Nullable Effect effect) {

    /** The least time after which silence means something. */
    private static final Duration LEAST = Duration.ofDays(2);

    /** What was seen after a recommendation was followed. */
    public enum Effect {
        /** Not enough time has passed to tell. */
        TOO_EARLY,
        /** It has not happened since, for longer than it used to take. */
        STOPPED,
        /** It happened again. */
        CAME_BACK
    }

    /** Checks that all is said. */
    public Standing {
        Objects.requireNonNull(recommendation, "recommendation");
        Objects.requireNonNull(state, "state");
    }

    /**
     * Where a recommendation stands.
     *
     * @param decisions what was said to it, oldest first
     * @param began when each of its incidents began
     */
    static Standing of(Recommendation recommendation, List<Decision> decisions, List<Instant> began, Instant now) {
        Decision latest = decisions.isEmpty() ? null : decisions.getLast();
        String assignee = decisions.stream().map(Decision::assignee).filter(Objects::nonNull).reduce((_, b) -> b).orElse(null);
        State state = latest == null ? State.PROPOSED : latest.state();
        return new Standing(recommendation, state, latest, assignee,
                latest != null && state == State.COMPLETED ? effect(latest.at(), recommendation, began, now) : null);
    }

    private static Effect effect(Instant done, Recommendation recommendation, List<Instant> began, Instant now) {
        if (began.stream().anyMatch(at -> at.isAfter(done))) {
            return Effect.CAME_BACK;
        }
        Duration usual = recommendation.incidents().size() < 2
                ? LEAST
                : Duration.between(recommendation.first(), recommendation.last()).dividedBy(recommendation.incidents().size() - 1L);
        Duration enough = usual.multipliedBy(2).compareTo(LEAST) > 0 ? usual.multipliedBy(2) : LEAST;
        return Duration.between(done, now).compareTo(enough) >= 0 ? Effect.STOPPED : Effect.TOO_EARLY;
    }

    /** Whether somebody could still do something about it. */
    public boolean open() {
        return state == State.PROPOSED || state == State.ACCEPTED || effect == Effect.CAME_BACK;
    }
}
