package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Note.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Citations as they are read below a note, on a phone: a window that several queries share is said once, and none is told to the millionth of a second.
 *
 * @param window the window of the queries that show none, as a sentence; empty when each shows its own
 */
public record SmallPrint(List<Citation> citations, String window) {

    private static final Pattern WINDOW = Pattern
            .compile("\\[(\\d{4}-\\d{2}-\\d{2})T([\\d:]+)(?:\\.\\d+)?Z/(\\d{4}-\\d{2}-\\d{2})T([\\d:]+)(?:\\.\\d+)?Z]");

    /** Takes a copy. */
    public SmallPrint {
        citations = List.copyOf(citations);
    }

    /** The small print of a note. */
    public static SmallPrint of(List<Citation> citations) {
        Map<String, Long> windows = citations.stream().map(SmallPrint::window).filter(window -> !window.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        String shared = windows.entrySet().stream().filter(e -> e.getValue() > 1)
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey)).map(Map.Entry::getKey).orElse("");
        List<Citation> brief = new ArrayList<>();
        for (Citation citation : citations) {
            String query = window(citation).equals(shared) && !shared.isEmpty()
                    ? WINDOW.matcher(citation.query()).replaceFirst("")
                    : WINDOW.matcher(citation.query()).replaceFirst("[$1T$2Z/$3T$4Z]");
            brief.add(new Citation(citation.id(), citation.source(), query.strip(), citation.link()));
        }
        return new SmallPrint(brief, shared.isEmpty() ? "" : "Where no window is named: " + shared + " UTC.");
    }

    private static String window(Citation citation) {
        Matcher window = WINDOW.matcher(citation.query());
        if (!window.find()) {
            return "";
        }
        String to = window.group(3).equals(window.group(1)) ? "" : window.group(3) + " ";
        return window.group(1) + " " + window.group(2) + " to " + to + window.group(4);
    }
}
