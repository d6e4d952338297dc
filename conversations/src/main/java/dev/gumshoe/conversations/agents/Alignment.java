package dev.gumshoe.conversations.agents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares what stands between the same words in a sentence and in what it cites: a number, a resource, or a word that has an opposite. That a number
 * stands somewhere in the evidence does not make it the number of what the sentence speaks of: where evidence says "7 of 69 calls fail",
 * the "1" of another line does not bear out "1 of 69 calls fail"; and where it says "9 s before the trouble began", nothing came 9 s after
 * it. Where the words differ, nothing can be said here.
 */
final class Alignment {

    private static final Pattern APART = Pattern.compile("[-/]+");
    private static final String NUMBER = "#";
    private static final String NAME = "@";
    private static final String SLOT = "_";
    private static final int SIDE = 2;

    /** How many words have to agree around a number, a resource, and a word that has an opposite. */
    private static final int NUMBERS_WORDS = 2;

    private static final int RESOURCES_WORDS = 2;
    private static final int OPPOSITES_WORDS = 1;

    /** By how much a number may differ that was rounded. */
    private static final double ROUNDED = 0.06;

    private static final Map<String, String> OPPOSITES = both(Map.ofEntries(
            Map.entry("before", "after"), Map.entry("earlier", "later"), Map.entry("above", "below"), Map.entry("more", "less"),
            Map.entry("higher", "lower"), Map.entry("faster", "slower"), Map.entry("longer", "shorter"), Map.entry("first", "last"),
            Map.entry("succeeded", "failed"), Map.entry("succeed", "fail"), Map.entry("healthy", "unhealthy"), Map.entry("on", "off"),
            Map.entry("enabled", "disabled"), Map.entry("started", "stopped"), Map.entry("added", "removed"), Map.entry("opened", "closed"),
            Map.entry("allowed", "denied"), Map.entry("attached", "detached"), Map.entry("up", "down"), Map.entry("rose", "fell"),
            Map.entry("raised", "lowered"), Map.entry("increased", "decreased"), Map.entry("rise", "fall"), Map.entry("most", "least"),
            Map.entry("caller", "callee"), Map.entry("callers", "callees"), Map.entry("with", "without"), Map.entry("over", "under")));

    /** A number and the words around it. */
    private record Place(Figure figure, String around) {}

    private Alignment() {}

    private static Map<String, String> both(Map<String, String> pairs) {
        Map<String, String> both = new HashMap<>(pairs);
        pairs.forEach((one, other) -> both.put(other, one));
        return Map.copyOf(both);
    }

    /** What of the sentence stands otherwise, between the same words, in what it cites; worded as a reason to refuse it. */
    static Optional<String> differs(Sentence sentence, Backing backing) {
        Set<String> resources = backing.known();
        List<Piece> said = spoken(sentence, resources);
        List<List<Piece>> cited = backing.told().stream().map(told -> spoken(told.sentence(), resources)).toList();
        return number(said, cited).map(number -> "what it cites says another number there than " + number)
                .or(() -> opposite(said, cited).map(word -> "what it cites says the opposite of “" + word + "” there"))
                .or(() -> resource(said, cited, backing).map(name -> "what it cites says that of another than " + name));
    }

    private static Optional<String> number(List<Piece> sentence, List<List<Piece>> cited) {
        Map<String, List<Figure>> told = new HashMap<>();
        cited.forEach(
                one -> places(one).forEach(place -> told.computeIfAbsent(place.around(), _ -> new ArrayList<>()).add(place.figure())));
        return places(sentence).stream()
                .filter(place -> differs(told.getOrDefault(place.around(), List.of()), place.figure()))
                .map(place -> place.figure().written())
                .findFirst();
    }

    private static boolean differs(List<Figure> told, Figure said) {
        return !told.isEmpty() && told.stream().noneMatch(figure -> close(figure, said));
    }

    private static boolean close(Figure told, Figure said) {
        return told.dimension() != said.dimension() || said.tells(told)
                || Math.abs(told.value() - said.value()) <= ROUNDED * Math.abs(told.value()) + told.slack();
    }

    private static List<Place> places(List<Piece> pieces) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Piece.Amount(Figure figure)) {
                around(pieces, i, NUMBERS_WORDS).ifPresent(words -> places.add(new Place(figure, words)));
            }
        }
        return places;
    }

    private static Optional<String> opposite(List<Piece> sentence, List<List<Piece>> cited) {
        Map<String, Set<String>> told = words(cited, OPPOSITES_WORDS, OPPOSITES.keySet());
        return said(sentence, OPPOSITES_WORDS, OPPOSITES.keySet(), (around, word) -> {
            Set<String> there = told.getOrDefault(around, Set.of());
            return there.contains(OPPOSITES.get(word)) && !there.contains(word);
        });
    }

    /** {@code 0.1 % before}: a word behind a number belongs to it, whatever else stands around. */
    private static Optional<String> behind(List<Piece> pieces, int at) {
        return at > 0 && pieces.get(at - 1) instanceof Piece.Amount(Figure figure)
                ? Optional.of(figure.written() + SLOT)
                : Optional.empty();
    }

    /** What is said of a part may be said of the whole. */
    private static Optional<String> resource(List<Piece> sentence, List<List<Piece>> cited, Backing backing) {
        Map<String, Set<String>> told = words(cited, RESOURCES_WORDS, backing.known());
        return said(sentence, RESOURCES_WORDS, backing.known(), (around, name) -> {
            Set<String> there = told.getOrDefault(around, Set.of());
            return !there.isEmpty() && Collections.disjoint(there, backing.whole(Set.of(name)));
        });
    }

    private static Map<String, Set<String>> words(List<List<Piece>> cited, int telling, Set<String> wanted) {
        Map<String, Set<String>> told = new HashMap<>();
        cited.forEach(one -> said(one, telling, wanted, (around, word) -> {
            told.computeIfAbsent(around, _ -> new HashSet<>()).add(word);
            return false;
        }));
        return told;
    }

    /** The first of the wanted words of which that holds, given the words around it. */
    private static Optional<String> said(List<Piece> pieces, int telling, Set<String> wanted, BiPredicate<String, String> holds) {
        for (int i = 0; i < pieces.size(); i++) {
            String word = text(pieces.get(i));
            if (wanted.contains(word) && Stream.concat(around(pieces, i, telling).stream(), behind(pieces, i).stream())
                    .anyMatch(around -> holds.test(around, word))) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private static String text(Piece piece) {
        return switch (piece) {
            case Piece.Word(String word) -> word;
            case Piece.Name(String name) -> name;
            case Piece.Amount _,Piece.Time _,Piece.Quotation _,Piece.Pause _ -> "";
        };
    }

    /** Without pauses; of what is put together with hyphens and is no resource, each word. */
    private static List<Piece> spoken(Sentence sentence, Set<String> resources) {
        return sentence.pieces().stream().flatMap(piece -> switch (piece) {
            case Piece.Word(String word) when !resources.contains(word) -> Stream.of(APART.split(word)).filter(part -> !part.isEmpty())
                    .<Piece>map(Piece.Word::new);
            case Piece.Word _,Piece.Amount _,Piece.Time _,Piece.Name _,Piece.Quotation _ -> Stream.of(piece);
            case Piece.Pause _ -> Stream.<Piece>empty();
        }).toList();
    }

    /** The words on both sides, names and other numbers left open; empty where there are too few to tell one place from another. */
    private static Optional<String> around(List<Piece> pieces, int at, int enough) {
        List<String> words = new ArrayList<>();
        int telling = 0;
        for (int i = Math.max(0, at - SIDE); i <= Math.min(pieces.size() - 1, at + SIDE); i++) {
            String shown = i == at ? SLOT : shown(pieces.get(i));
            words.add(shown);
            telling += Character.isLetter(shown.charAt(0)) ? 1 : 0;
        }
        return telling >= enough && words.size() > SIDE ? Optional.of(String.join(" ", words)) : Optional.empty();
    }

    private static String shown(Piece piece) {
        return switch (piece) {
            case Piece.Word(String text) -> text;
            case Piece.Amount _ -> NUMBER;
            case Piece.Name _,Piece.Time _,Piece.Quotation _,Piece.Pause _ -> NAME;
        };
    }
}
