package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Note.Citation;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Spent;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Task;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The small words that all narration is made of. */
final class Wording {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_QUOTE = 80;

    private Wording() {}

    /** A text as one line of a message that is read at a glance. */
    static String line(String text) {
        return shortened(text, LONGEST_LINE);
    }

    static String shortened(String text, int longest) {
        String flat = text.strip().replaceAll("\\s+", " ");
        return flat.length() <= longest ? flat : flat.substring(0, longest - 1) + "…";
    }

    static String count(long n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }

    static String looking(Task task) {
        return task.id() + ": " + task.question();
    }

    /** What was looked at by nobody who was sent. */
    static String withoutErrand(String task) {
        return switch (task.substring(0, 1)) {
            case "A" -> ": The alarms";
            case "P" -> ": What people brought";
            case "V" -> ": Whether the plan holds";
            case "H" -> ": Earlier cases";
            default -> "";
        };
    }

    static String point(Observation observation) {
        return observation.text() + " [" + observation.id() + "]";
    }

    static String cited(Statement statement) {
        return statement.observations().isEmpty()
                ? statement.text()
                : statement.text() + " [" + String.join(", ", statement.observations()) + "]";
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** {@code 5 calls, 12,800 tokens, 7 tools, $0.04}. */
    static String spent(Spent spent) {
        String cost = spent.microDollars() == 0 ? "" : String.format(Locale.ROOT, ", $%.2f", spent.microDollars() / 1e6);
        // a model on a machine of one's own may count none
        String tokens = spent.tokens() == 0 ? "" : String.format(Locale.ROOT, "%,d tokens, ", spent.tokens());
        return count(spent.calls(), "call") + ", " + tokens
                + count(spent.toolCalls(), "tool call") + cost;
    }

    /** What is said in a ticket is answered in the case's threads too, where nobody sees the words that are answered. */
    static @Nullable String where(@Nullable String place) {
        return place != null && Place.parse(place).ticket() ? null : place;
    }

    static String quoted(String words, String text, String author, @Nullable String place) {
        return where(place) == null && place != null ? quote(text, author + ", in the ticket") + words : words;
    }

    /** Somebody's words before what is said to them. */
    static String quote(String text, String author) {
        return "“" + shortened(text, LONGEST_QUOTE) + "” (" + author + "): ";
    }

    static Citation citation(Observation observation) {
        var evidence = observation.evidence().getFirst();
        return new Citation(observation.id(), evidence.source(), evidence.query(), evidence.link());
    }

    static List<Citation> citations(List<Statement> statements, Investigation state) {
        Set<String> ids = new LinkedHashSet<>();
        statements.forEach(statement -> ids.addAll(statement.observations()));
        return ids.stream()
                .map(state::observation)
                .flatMap(Optional::stream)
                .map(Wording::citation)
                .toList();
    }

    static List<String> missing(Investigation state) {
        return state.openGaps().stream().map(gap -> sentence(gap.what()) + " " + sentence(gap.mend())).distinct().toList();
    }

    /** The text with a capital at its beginning and a full stop at its end. */
    static String sentence(String text) {
        return ended(named(text));
    }

    /** The text with a full stop at its end. */
    static String ended(String text) {
        String words = text.strip();
        return words.isEmpty() || words.matches("(?s).*[.!?…]") ? words : words + ".";
    }

    /** The text with a capital at its beginning and nothing added at its end. */
    static String named(String text) {
        String words = text.strip();
        if (words.isEmpty()) {
            return words;
        }
        int first = words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }

    /** That an errand only saw what others had seen before it; nothing when it saw nothing at all. */
    static @Nullable Note asBefore(String task, List<Observation> again) {
        if (again.isEmpty()) {
            return null;
        }
        String ids = again.stream().map(Observation::id).collect(Collectors.joining(", "));
        return Note.line(Note.Kind.NOTICE, task + " saw the same as was seen before, and nothing else [" + ids + "].");
    }

    static void add(List<Section> sections, @Nullable String label, List<String> lines) {
        if (!lines.isEmpty()) {
            sections.add(new Section(label, lines));
        }
    }

    /** One citation a query: {@code Q1.1, Q1.2} where several observations stand on the same. */
    static List<Citation> grouped(List<Citation> citations) {
        Map<List<Object>, List<Citation>> same = citations.stream().collect(Collectors.groupingBy(
                c -> List.of(c.source(), c.query(), Optional.ofNullable(c.link())), LinkedHashMap::new, Collectors.toList()));
        return same.values().stream()
                .map(all -> new Citation(all.stream().map(Citation::id).collect(Collectors.joining(", ")), all.getFirst().source(),
                        all.getFirst().query(), all.getFirst().link()))
                .toList();
    }
}
