package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.topology.Topology;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is said to depend on whom, and whether it is the other way round. Refused is only what is known to be reversed: the topology has
 * the one as dependency of the other and not the other way, or the cited says so.
 */
final class Callers {

    /** That the first depends on the second. */
    private record Dependence(String caller, String callee) {

        private Dependence reversed() {
            return new Dependence(callee, caller);
        }
    }

    private static final Set<String> ACTIVE = Set.of(
            "calls", "call", "calling", "called", "invokes", "invoke", "queries", "uses", "use", "depends", "depend", "relies", "consumes");

    /** After a word that is a noun there: {@code calls from shop}, {@code calls that fail}. */
    private static final Set<String> NOUN = Set.of(
            "from", "of", "by", "in", "at", "to", "that", "which", "were", "are", "is", "fail", "failed", "took", "take", "per", "with");
    private static final Set<String> PASSIVE = Set.of("called", "invoked", "queried", "used", "requested", "consumed");
    private static final Set<String> CALLER = Set.of("caller", "client", "consumer", "dependent");
    private static final Set<String> CALLEE = Set.of("callee", "dependency", "backend");
    private static final Set<String> DENIED = Set.of("not", "never", "no", "nor", "cannot", "without", "stopped", "longer");
    private static final int NEAR = 4;

    private Callers() {}

    /** A dependence that is reversed, in words. */
    static Optional<String> reversed(Sentence claim, Collection<Sentence> cited, Topology topology) {
        Map<String, String> ids = new HashMap<>();
        topology.ids().forEach(id -> ids.put(id.toLowerCase(Locale.ROOT), id));
        Set<Dependence> told = new HashSet<>();
        cited.forEach(one -> Clause.of(one, ids.keySet()).forEach(clause -> told.addAll(dependences(clause, ids.keySet()))));
        return Clause.of(claim, ids.keySet()).stream()
                .flatMap(clause -> dependences(clause, ids.keySet()).stream())
                .filter(said -> !told.contains(said) && (told.contains(said.reversed()) || reversed(said, ids, topology)))
                .map(said -> said.callee() + " depends on " + said.caller() + ", not the other way round")
                .findFirst();
    }

    private static boolean reversed(Dependence said, Map<String, String> ids, Topology topology) {
        String caller = ids.getOrDefault(said.caller(), said.caller());
        String callee = ids.getOrDefault(said.callee(), said.callee());
        return depends(callee, caller, topology) && !depends(caller, callee, topology);
    }

    /** Itself, or a part of it, or what it is part of. */
    private static boolean depends(String one, String other, Topology topology) {
        List<String> others = Stream.concat(Stream.of(other), topology.wholes(other).stream()).toList();
        return Stream.concat(Stream.of(one), topology.wholes(one).stream())
                .anyMatch(from -> others.stream().anyMatch(topology.dependencies(from)::contains));
    }

    private static Set<Dependence> dependences(Clause clause, Set<String> known) {
        Set<Dependence> found = new HashSet<>();
        List<Piece> pieces = clause.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Piece.Word(String word) && !denied(pieces, i)) {
                read(pieces, i, word, known).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Dependence> read(List<Piece> pieces, int at, String word, Set<String> known) {
        Optional<String> before = nearest(pieces, at, -1, known);
        Optional<String> after = nearest(pieces, at, 1, known);
        if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
            return Optional.empty();
        }
        String next = at + 1 < pieces.size() && pieces.get(at + 1) instanceof Piece.Word(String text) ? text : "";
        if ((PASSIVE.contains(word) && next.equals("by")) || (CALLEE.contains(word) && next.equals("of"))) {
            return Optional.of(new Dependence(after.get(), before.get()));
        }
        return (ACTIVE.contains(word) && !NOUN.contains(next)) || (CALLER.contains(word) && next.equals("of"))
                ? Optional.of(new Dependence(before.get(), after.get()))
                : Optional.empty();
    }

    private static boolean denied(List<Piece> pieces, int at) {
        return pieces.subList(Math.max(0, at - 3), at).stream()
                .anyMatch(piece -> piece instanceof Piece.Word(String word) && DENIED.contains(word));
    }

    private static Optional<String> nearest(List<Piece> pieces, int from, int step, Set<String> known) {
        for (int i = from + step; i >= 0 && i < pieces.size() && Math.abs(i - from) <= NEAR; i += step) {
            Optional<String> name = Clause.resource(pieces, i, known);
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }
}
