package dev.gumshoe.conversations.agents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the numbers of a sentence with those that stand between the same words in what it cites. That a number stands somewhere in the
 * evidence does not make it the number of what the sentence speaks of: where evidence says "7 of 69 calls fail", the "1" of another line
 * does not bear out "1 of 69 calls fail". Where the words differ, nothing can be said here.
 */
final class Alignment {

    private static final Pattern MEASURED = Pattern.compile("[(“\"]?(\\d[\\d,]*?(?:\\.\\d+)?)((?:%|×|/?[\\p{L}]+)?[)”\".,;:]*)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+|[%×]");
    private static final String NUMBER = "#";
    private static final String NAME = "@";
    private static final int SIDE = 2;

    /** By how much a number may differ that was rounded. */
    private static final double ROUNDED = 0.06;

    /** A number and the words around it. */
    private record Place(String written, double value, String around) {}

    private Alignment() {}

    /** A number of the sentence that stands otherwise, between the same words, in what it cites. */
    static Optional<String> differs(String sentence, String cited) {
        Map<String, Set<Double>> told = new HashMap<>();
        places(cited).forEach(place -> told.computeIfAbsent(place.around(), _ -> new HashSet<>()).add(place.value()));
        return places(sentence).stream()
                .filter(place -> differs(told.getOrDefault(place.around(), Set.of()), place.value()))
                .map(Place::written)
                .findFirst();
    }

    private static boolean differs(Set<Double> told, double said) {
        return !told.isEmpty() && told.stream().noneMatch(value -> close(value, said));
    }

    private static boolean close(double told, double said) {
        return Math.abs(told - said) <= ROUNDED * Math.abs(told) + (told == Math.rint(told) ? 0 : 0.5 * unit(said));
    }

    /** A said integer may stand for what was measured with a fraction. */
    private static double unit(double said) {
        return said == Math.rint(said) ? 1 : 0.1;
    }

    private static List<Place> places(String text) {
        List<String> tokens = tokens(text.toLowerCase(Locale.ROOT));
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (Character.isDigit(token.charAt(0))) {
                around(tokens, i).ifPresent(words -> places.add(new Place(token, Double.parseDouble(token.replace(",", "")), words)));
            }
        }
        return places;
    }

    /** Words and numbers; a moment, a version or an id, in which digits are no number, is one token of its own. */
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (String written : text.split("\\s+")) {
            Matcher number = MEASURED.matcher(written);
            if (number.matches()) {
                tokens.add(number.group(1));
                add(number.group(2), tokens);
            } else if (written.chars().anyMatch(Character::isDigit)) {
                tokens.add(NAME);
            } else {
                add(written, tokens);
            }
        }
        return tokens;
    }

    private static void add(String words, List<String> tokens) {
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            tokens.add(word.group());
        }
    }

    /** The words on both sides, other numbers left open; empty where there are too few to tell one place from another. */
    private static Optional<String> around(List<String> tokens, int at) {
        List<String> words = new ArrayList<>();
        for (int i = Math.max(0, at - SIDE); i <= Math.min(tokens.size() - 1, at + SIDE); i++) {
            String token = tokens.get(i);
            words.add(i == at ? "_" : Character.isDigit(token.charAt(0)) ? NUMBER : token);
        }
        long telling = words.stream().filter(word -> Character.isLetter(word.charAt(0))).count();
        return telling >= SIDE ? Optional.of(String.join(" ", words)) : Optional.empty();
    }
}
