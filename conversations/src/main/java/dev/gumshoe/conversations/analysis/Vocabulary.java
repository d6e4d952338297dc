package dev.gumshoe.conversations.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text where what a resource is called is one word, however long and of however many parts: {@code orders-table} and
 * {@code db} tell equally much, and neither tells what its parts would, {@code table}. So a team that names its services otherwise gets
 * the same answer.
 */
final class Vocabulary {

    /** Marks the name of a resource; no ordinary word has it. */
    private static final String NAME = "@";

    /** What may stand in one name, {@code targetgroup/shop} and {@code arn:aws:…} among it. */
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}_.:/@-]+");

    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}]+");

    /** A name of more parts is looked for in its first ones only. */
    private static final int MOST_PARTS = 24;

    private final Set<String> names;

    /** @param names what resources are called */
    Vocabulary(Set<String> names) {
        this.names = names;
    }

    /** The word that stands for a resource. */
    static String word(String name) {
        return NAME + name;
    }

    /** The words of a text that mean something: the resources it names, and of the rest what is long enough. */
    Set<String> telling(String text) {
        StringBuilder rest = new StringBuilder();
        Set<String> words = new TreeSet<>();
        apart(text, rest).forEach(name -> words.add(word(name)));
        words.addAll(Words.telling(rest.toString()));
        return words;
    }

    /** The resources that a text names, in its order. */
    List<String> named(String text) {
        return apart(text, new StringBuilder());
    }

    private List<String> apart(String text, StringBuilder rest) {
        List<String> named = new ArrayList<>();
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            apart(run.group(), named, rest);
            rest.append(' ');
        }
        return named;
    }

    private void apart(String run, List<String> named, StringBuilder rest) {
        List<int[]> parts = parts(run);
        int next = 0;
        while (next < parts.size()) {
            int last = longest(run, parts, next);
            String piece = run.substring(parts.get(next)[0], parts.get(Math.max(next, last))[1]);
            if (last >= next) {
                named.add(piece);
            } else {
                rest.append(piece).append(' ');
            }
            next = Math.max(next, last) + 1;
        }
    }

    /** The last part of the longest name that begins with a part; the one before it where none does. */
    private int longest(String run, List<int[]> parts, int from) {
        int last = Math.min(parts.size(), from + MOST_PARTS) - 1;
        while (last >= from && !names.contains(run.substring(parts.get(from)[0], parts.get(last)[1]))) {
            last--;
        }
        return last;
    }

    private static List<int[]> parts(String run) {
        List<int[]> parts = new ArrayList<>();
        Matcher part = PART.matcher(run);
        while (part.find()) {
            parts.add(new int[] {part.start(), part.end()});
        }
        return parts;
    }
}
