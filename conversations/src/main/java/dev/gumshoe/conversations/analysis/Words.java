package dev.gumshoe.conversations.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes names apart into words: {@code PodServerLatencyP99(s)} into pod, server, latency, p, 99, s. */
final class Words {

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\\d+|%");

    private Words() {}

    /** The words of a name in lower case, in order. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(name);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** Whether a text has the name as a word of its own. */
    static boolean names(String text, String name) {
        return List.of(text.split("[^\\p{L}\\p{N}_.-]+")).contains(name);
    }

    /** The words of a text that are long enough to mean something. */
    static Set<String> telling(String text) {
        Set<String> words = new TreeSet<>();
        for (String word : of(text)) {
            if (word.length() >= 4) {
                words.add(word);
            }
        }
        return words;
    }
}
