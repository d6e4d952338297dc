package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what is said about the world stands on observations that were made, quotes their names, numbers and times as they are, and
 * does not say the opposite; what does not hold is refused before anyone reads it. A number may be rounded, be in another unit, or follow
 * from two that were measured together.
 */
public final class Claims {

    private Claims() {}

    /** Why the statement may not be said; empty when it may. */
    public static Optional<String> refusal(Statement statement, Investigation state) {
        return refusal(statement, state, state.conclusion().map(Conclusion::onset).orElse(null));
    }

    /** The same for a conclusion that takes the trouble to have begun at {@code onset}. */
    static Optional<String> refusal(Statement statement, Investigation state, @Nullable Instant onset) {
        Optional<String> uncited = uncited(statement, state);
        if (uncited.isPresent()) {
            return uncited;
        }
        return misquote(statement.text(), Backing.of(statement.observations(), state, onset), state.topology().ids());
    }

    /** Why the citations of a statement do not hold; what it says is not looked at. */
    public static Optional<String> uncited(Statement statement, Investigation state) {
        if (statement.observations().isEmpty()) {
            return Optional.of("it cites no observation");
        }
        List<String> unknown = statement.observations().stream()
                .filter(id -> state.observation(id).isEmpty())
                .toList();
        return unknown.isEmpty() ? Optional.empty() : Optional.of("it cites " + unknown + ", which nobody observed");
    }

    /** Whether the statement may be said. */
    public static boolean holds(Statement statement, Investigation state) {
        return refusal(statement, state).isEmpty();
    }

    /** Why a cause may not be named: everything it cites about the resource speaks against it, or its headline does not hold. */
    static Optional<String> refusal(RootCause cause, Investigation state, @Nullable Instant onset) {
        List<Observation> about = cause.headline().observations().stream()
                .map(state::observation)
                .flatMap(Optional::stream)
                .filter(o -> cause.resource().equals(o.resource()))
                .toList();
        boolean against = !about.isEmpty()
                && about.stream().allMatch(o -> o.stance() == Stance.RULED_OUT || o.stance() == Stance.AGAINST);
        return against
                ? Optional.of("all it cites about " + cause.resource() + " speaks against it")
                : refusal(cause.headline(), state, onset);
    }

    /** Why a text may not stand on results of tools. */
    static Optional<String> misquote(String text, Collection<String> results, Set<String> resources) {
        return misquote(text, Backing.of(results), resources);
    }

    private static Optional<String> misquote(String text, Backing backing, Set<String> resources) {
        Sentence claim = Sentence.of(text);
        return claim.quotations().stream().filter(quotation -> !backing.holdsQuotation(quotation)).findFirst()
                .map(quotation -> "what it cites does not say “" + quotation + "”")
                .or(() -> claim.moments().stream().filter(moment -> !backing.holds(moment)).findFirst()
                        .map(moment -> "what it cites does not hold the time " + moment.written()))
                .or(() -> claim.figures().stream().filter(figure -> !backing.holds(figure, claim)).findFirst()
                        .map(figure -> "what it cites does not hold the number " + figure.written()))
                .or(() -> Alignment.differs(text, backing.told()).map(number -> "what it cites says another number there than " + number))
                .or(() -> claim.names().stream().filter(name -> !backing.holdsName(name)).findFirst()
                        .map(name -> "what it cites does not hold the name " + name))
                .or(() -> unheard(text, backing, resources).map(name -> "what it cites does not speak of " + name))
                .or(() -> Trend.contradicts(claim, Sentence.of(backing.told()))
                        ? Optional.of("what it cites says the opposite")
                        : Optional.empty());
    }

    /** A resource that is named, and is neither in what is cited nor next to it. */
    private static Optional<String> unheard(String text, Backing backing, Set<String> resources) {
        for (String token : text.split("[^\\p{L}\\p{N}_./:@#-]+")) {
            String word = token.replaceAll("[.,:/-]+$", "");
            if (word.length() >= 3 && resources.contains(word) && !backing.holdsName(word)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
