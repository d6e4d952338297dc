package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Says from the record whether something is the cause: yes, no, or that it cannot be told, and what was seen of it. */
record IsIt(Investigation state) {

    private static final int MOST_SEEN = 2;

    /**
     * The answer.
     *
     * @param meant the resources that are blamed; may be empty
     */
    List<Statement> answer(Blamed blamed, List<String> meant) {
        Set<String> ids = new HashSet<>(meant);
        meant.forEach(id -> ids.addAll(state.topology().parts(id)));
        Optional<RootCause> cause = causes().stream().filter(c -> fits(c, blamed, ids)).findFirst();
        if (cause.isPresent()) {
            return List.of(new Statement("Yes: " + cause.get().headline().text(), cause.get().headline().observations()));
        }
        List<Statement> said = new ArrayList<>();
        said.add(verdict(blamed));
        said.addAll(seen(blamed, ids));
        return said;
    }

    private List<RootCause> causes() {
        return state.conclusion().map(Conclusion::causes).orElse(List.of());
    }

    private boolean fits(RootCause cause, Blamed blamed, Set<String> ids) {
        boolean there = ids.contains(cause.resource()) || state.topology().parts(cause.resource()).stream().anyMatch(ids::contains);
        boolean so = cause.mechanism() == blamed.mechanism();
        return ids.isEmpty() ? so : there && (blamed.mechanism() == null || so);
    }

    private Statement verdict(Blamed blamed) {
        Conclusion conclusion = state.conclusion().orElse(null);
        if (conclusion == null) {
            return Statement.of("I cannot tell yet; I am still looking.");
        }
        if (!conclusion.causes().isEmpty()) {
            RootCause first = conclusion.causes().getFirst();
            return new Statement("No, as far as I can see: " + first.headline().text(), first.headline().observations());
        }
        List<Suspect> ranked = conclusion.ranked();
        return conclusion.mechanism() == Mechanism.NONE || ranked.isEmpty()
                ? Statement.of("I found nothing that speaks for " + blamed.words() + ". " + conclusion.summary())
                : new Statement("I cannot tell: no cause is certain; most suspected is " + ranked.getFirst().resource() + ", with "
                        + CauseAnswers.share(ranked.getFirst()) + ".", ranked.getFirst().supporting());
    }

    /** What was seen there, what speaks against it first. */
    private List<Statement> seen(Blamed blamed, Set<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Statement> seen = state.counting().stream()
                .filter(o -> ids.contains(Objects.requireNonNullElse(o.resource(), "")))
                .sorted((a, b) -> Integer.compare(order(a), order(b)))
                .limit(MOST_SEEN)
                .map(o -> Statement.of("Seen there: " + o.text(), o.id()))
                .toList();
        return seen.isEmpty()
                ? List.of(Statement.of("Nothing unusual was seen at "
                        + (ids.size() > 4 ? blamed.words() : String.join(", ", ids.stream().sorted().toList()))
                        + "; nothing proves that it is well either."))
                : seen;
    }

    private static int order(Observation observation) {
        return switch (observation.stance()) {
            case AGAINST, RULED_OUT -> 0;
            case FOR -> 1;
            case CONTEXT -> 2;
        };
    }

}
