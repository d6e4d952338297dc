package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Sentence.Moment;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        return misquote(statement.text(), Backing.of(statement.observations(), state, onset), state.topology())
                .or(() -> Optional.ofNullable(onset).flatMap(began -> Sequence.reversed(statement, state, began)));
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
    static Optional<String> misquote(String text, Collection<String> results, Topology topology) {
        return misquote(text, Backing.of(results, topology), topology);
    }

    private static Optional<String> misquote(String text, Backing backing, Topology topology) {
        Sentence claim = Sentence.of(text);
        List<Sentence> cited = backing.told().stream().map(Told::sentence).toList();
        return claim.quotations().stream().filter(quotation -> !backing.holdsQuotation(quotation)).findFirst()
                .map(quotation -> "what it cites does not say “" + quotation + "”")
                .or(() -> claim.moments().stream().filter(moment -> !backing.holds(moment)).findFirst()
                        .map(moment -> "what it cites does not hold the time " + moment.written()))
                .or(() -> claim.figures().stream().filter(figure -> !backing.holds(figure, claim)).findFirst()
                        .map(figure -> "what it cites does not hold the number " + figure.written()))
                .or(() -> Alignment.differs(claim, backing))
                .or(() -> claim.names().stream().filter(name -> !backing.holdsName(name)).findFirst()
                        .map(name -> "what it cites does not hold the name " + name))
                .or(() -> unheard(text, backing, topology.ids()).map(name -> "what it cites does not speak of " + name))
                .or(() -> Clause.of(claim, backing.known()).stream().flatMap(clause -> ofAnother(clause, claim, backing).stream())
                        .findFirst())
                .or(() -> Callers.reversed(claim, cited, topology))
                .or(() -> Trend.contradicts(claim, backing) ? Optional.of("what it cites says the opposite") : Optional.empty());
    }

    /** A number, time, name or quotation that stands in what is cited, and is told there of another resource. */
    private static Optional<String> ofAnother(Clause clause, Sentence claim, Backing backing) {
        String whom = String.join(" or ", new TreeSet<>(clause.about()));
        return clause.about().isEmpty()
                ? Optional.empty()
                : clause.pieces().stream()
                        .map(piece -> switch (piece) {
                            case Piece.Amount(Figure figure) -> backing.tellsOf(figure, claim, clause.about()) ? "" : figure.written();
                            case Piece.Time(Moment moment) -> backing.tellsOf(moment, clause.about()) ? "" : moment.written();
                            case Piece.Name(String name) -> backing.tellsOf(name, clause.about()) ? "" : name;
                            case Piece.Quotation(String words) -> backing.tellsOf(words, clause.about()) ? "" : "“" + words + "”";
                            case Piece.Word _,Piece.Pause _ -> "";
                        })
                        .filter(written -> !written.isEmpty())
                        .findFirst()
                        .map(written -> "what it cites does not say " + written + " of " + whom);
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
