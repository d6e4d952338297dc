package dev.gumshoe.conversations.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The telling words of a text in their order: lower case, singular, everyday words left out. */
record Words(List<String> list) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    /** Words that stand in so many alerts and runbooks that sharing them tells nothing. */
    private static final Set<String> EVERYDAY = Set.of("a", "about", "above", "after", "again", "against", "alarm", "alert", "all", "also",
            "an", "and", "any", "are", "as", "at", "be", "because", "been", "before", "below", "but", "by", "can", "check", "component",
            "critical", "do", "does", "down", "during", "error", "fail", "failed", "failing", "failure", "find", "firing", "for", "from",
            "had", "has", "have", "high", "how", "if", "in", "incident", "into", "is", "issue", "it", "its", "just", "last", "left", "low",
            "metric", "minute", "monitor", "more", "most", "name", "new", "no", "none", "normal", "not", "of", "off", "on", "one", "only",
            "or", "other", "out", "over", "problem", "prod", "production", "range", "rate", "resource", "right", "rise", "say", "second",
            "see", "seen", "service", "shortly", "should", "since", "so", "some", "something", "started", "system", "than", "that", "the",
            "their", "them", "then", "there", "these", "they", "this", "to", "too", "under", "up", "use", "used", "user", "value", "very",
            "warning", "was", "well", "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "without");

    static Words of(String text) {
        List<String> words = new ArrayList<>();
        for (String part : BETWEEN_WORDS.split(text)) {
            String word = singular(part.toLowerCase(Locale.ROOT));
            if (word.length() > 1) {
                words.add(word);
            }
        }
        return new Words(List.copyOf(words));
    }

    /** The S-stemmer of D. Harman, "How effective is suffixing?", JASIS 42(1), 1991. */
    private static String singular(String word) {
        if (word.length() < 4 || !word.endsWith("s")) {
            return word;
        }
        if (word.endsWith("ies") && !word.endsWith("eies") && !word.endsWith("aies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("es") && !word.endsWith("aes") && !word.endsWith("ees") && !word.endsWith("oes")) {
            return word.substring(0, word.length() - 1);
        }
        return word.endsWith("us") || word.endsWith("ss") ? word : word.substring(0, word.length() - 1);
    }

    /** Those that tell something. */
    List<String> telling() {
        return list.stream().filter(word -> !EVERYDAY.contains(word)).toList();
    }

    /** Whether the phrase stands in here, its words side by side. */
    boolean hold(Words phrase) {
        return !phrase.list.isEmpty() && java.util.Collections.indexOfSubList(list, phrase.list) >= 0;
    }
}
