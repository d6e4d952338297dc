package dev.gumshoe.adapters.http;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a sender's words for the state of an alarm mean; each in lower case.
 *
 * @param begun those that say it lasts
 * @param ended those that say it ended
 * @param passing those that tell neither
 * @param others whether a word that is none of these says that it lasts, too; else a delivery with one is refused
 */
public record StateWords(Set<String> begun, Set<String> ended, Set<String> passing, boolean others) {

    /** Takes copies. */
    public StateWords {
        begun = Set.copyOf(begun);
        ended = Set.copyOf(ended);
        passing = Set.copyOf(passing);
    }

    /** Those of a sender whose words are all known. */
    public static StateWords all(Set<String> begun, Set<String> ended, Set<String> passing) {
        return new StateWords(begun, ended, passing, false);
    }

    /** Those of a sender of which it is known what ends an alarm: whatever else it says begins one. */
    public static StateWords unless(Set<String> ended, Set<String> passing) {
        return new StateWords(Set.of(), ended, passing, true);
    }

    static String plain(String said) {
        return said.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it is one of those that are listed; what is not said at all is none that would have to be. */
    boolean lists(String word) {
        return word.isEmpty() || begun.contains(word) || ended.contains(word) || passing.contains(word);
    }

    /** Whether somebody should be told that the word was only taken to say that it lasts. */
    boolean guesses(String word) {
        return others && !begun.isEmpty() && !lists(word);
    }

    /** All that are listed, in order. */
    String listed() {
        TreeSet<String> words = new TreeSet<>(begun);
        words.addAll(ended);
        words.addAll(passing);
        return String.join(", ", words);
    }
}
