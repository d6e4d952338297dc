package dev.gumshoe.conversations.agents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A part of a sentence that says one thing, and whom it says it of. Where nothing tells, it may speak of whatever is named between the same
 * joints ({@code and}, {@code while}); where nothing is named there, nobody can say.
 *
 * @param named the resources it names itself, lower case
 * @param about the resources it may speak of; none where nobody can say
 */
record Clause(List<Piece> pieces, Set<String> named, Set<String> about) {

    private static final Set<String> JOINTS = Set.of("and", "while", "whereas", "but", "though", "although");

    /** Before a name that stands for no subject: {@code calls from shop}. */
    private static final Set<String> BESIDES = Set.of("from", "to", "by", "via", "with", "against", "between", "behind", "than", "for",
            "on", "at");

    /**
     * The clauses of a text.
     *
     * @param known the names of resources, lower case
     */
    static List<Clause> of(Sentence sentence, Set<String> known) {
        List<Clause> clauses = new ArrayList<>();
        List<List<Piece>> segment = new ArrayList<>();
        List<Piece> open = new ArrayList<>();
        for (Piece piece : sentence.pieces()) {
            boolean pause = piece instanceof Piece.Pause;
            boolean end = (piece instanceof Piece.Pause(boolean full) && full)
                    || (piece instanceof Piece.Word(String word) && JOINTS.contains(word));
            if (!pause && !end) {
                open.add(piece);
            } else if (!open.isEmpty()) {
                segment.add(List.copyOf(open));
                open.clear();
            }
            if (end) {
                clauses.addAll(read(segment, known));
                segment.clear();
            }
        }
        segment.add(List.copyOf(open));
        clauses.addAll(read(segment, known));
        return clauses;
    }

    private static List<Clause> read(List<List<Piece>> segment, Set<String> known) {
        Set<String> all = segment.stream().flatMap(pieces -> named(pieces, known).stream()).collect(Collectors.toSet());
        Set<String> before = new LinkedHashSet<>();
        List<Clause> clauses = new ArrayList<>();
        for (List<Piece> pieces : segment) {
            Set<String> named = named(pieces, known);
            before.addAll(named);
            clauses.add(new Clause(pieces, named, subject(pieces, known) ? named : before.isEmpty() ? all : Set.copyOf(before)));
        }
        return clauses;
    }

    private static Set<String> named(List<Piece> pieces, Set<String> known) {
        return IntStream.range(0, pieces.size()).mapToObj(at -> resource(pieces, at, known)).flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** Whether a resource is named that is more than where something came from or went. */
    private static boolean subject(List<Piece> pieces, Set<String> known) {
        return IntStream.range(0, pieces.size())
                .filter(at -> resource(pieces, at, known).isPresent())
                .anyMatch(at -> at == 0 || !(pieces.get(at - 1) instanceof Piece.Word(String word) && BESIDES.contains(word)));
    }

    /** The resource that is named at that place; a word that is counted ({@code 37 orders}) names none. */
    static Optional<String> resource(List<Piece> pieces, int at, Set<String> known) {
        String text = switch (pieces.get(at)) {
            case Piece.Word(String word) -> at > 0 && pieces.get(at - 1) instanceof Piece.Amount ? "" : word;
            case Piece.Name(String name) -> name;
            case Piece.Amount _,Piece.Time _,Piece.Quotation _,Piece.Pause _ -> "";
        };
        return known.contains(text) ? Optional.of(text) : Optional.empty();
    }

    /** Its words, names among them, lower case. */
    List<String> words() {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Word(String word) -> word;
                    case Piece.Name(String name) -> name;
                    case Piece.Amount _,Piece.Time _,Piece.Quotation _,Piece.Pause _ -> "";
                })
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
