package dev.gumshoe.conversations.agents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people type in a hurry, in the words that questions and directions are read by: without whom it is said to, without code fences,
 * {@code whats} as {@code what's}. English.
 */
final class ChatWords {

    private static final Pattern TO_WHOM = Pattern
            .compile("^(?:(?:hey|hi|hello|ok|okay|yo|dear)[, ]+)?(?:<@[^>\\s]+>|@[\\p{L}\\p{N}._-]+|gumshoe\\b)[\\s,:;–-]*");
    private static final Pattern MENTIONED = Pattern.compile("<@[^>\\s]+>|(?<![\\p{L}\\p{N}.])@[\\p{L}\\p{N}._-]+");
    private static final Pattern FENCED = Pattern
            .compile("```(?:\\w+\\n)?|`|(?<=^|\\s)[*_~]+(?=\\S)|(?<=\\S)[*_~]+(?=\\s|[?!.,]|$)|(?m)^> ?");
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("whats", "what's"), Map.entry("wats", "what's"), Map.entry("wat", "what"), Map.entry("wut", "what"),
            Map.entry("hows", "how's"), Map.entry("wheres", "where's"), Map.entry("whos", "who's"), Map.entry("thats", "that's"),
            Map.entry("u", "you"), Map.entry("ya", "you"), Map.entry("ur", "your"), Map.entry("r", "are"), Map.entry("pls", "please"),
            Map.entry("plz", "please"),
            Map.entry("goin", "going"), Map.entry("happenin", "happening"), Map.entry("gimme", "give me"), Map.entry("lemme", "let me"),
            Map.entry("isnt", "isn't"), Map.entry("doesnt", "doesn't"), Map.entry("didnt", "didn't"), Map.entry("couldnt", "couldn't"),
            Map.entry("dont", "don't"), Map.entry("wasnt", "wasn't"), Map.entry("arent", "aren't"), Map.entry("hasnt", "hasn't"),
            Map.entry("havent", "haven't"), Map.entry("b4", "before"), Map.entry("rn", "now"), Map.entry("atm", "now"),
            Map.entry("svc", "service"), Map.entry("errs", "errors"), Map.entry("deps", "dependencies"), Map.entry("wtf", "what happened"),
            Map.entry("wth", "what happened"), Map.entry("sth", "something"), Map.entry("smth", "something"), Map.entry("thx", "thanks"));

    private ChatWords() {}

    /** The words as they are meant: lower case, on one line, names and times as they were written. */
    static String plain(String text) {
        String flat = FENCED.matcher(text.replace('’', '\'')).replaceAll("").strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        String said = MENTIONED.matcher(TO_WHOM.matcher(flat).replaceFirst("")).replaceAll(" ").strip().replaceAll("\\s+", " ");
        return Arrays.stream((said.isEmpty() ? flat : said).split(" ")).map(ChatWords::word).collect(Collectors.joining(" "));
    }

    private static String word(String written) {
        String end = written.replaceFirst("^[^?!.,;:]*", "");
        String bare = written.substring(0, written.length() - end.length());
        return SHORT.getOrDefault(bare, bare) + end;
    }
}
