package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Chart;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A document about a case, in no format's markup: who writes it out escapes every text in it.
 *
 * @param facts what stands below the title
 */
public record Report(String title, List<Fact> facts, List<Part> parts) {

    /** Takes copies. */
    public Report {
        Objects.requireNonNull(title, "title");
        facts = List.copyOf(facts);
        parts = List.copyOf(parts);
    }

    /** The same in other words; queries and the like stay as they are. */
    Report worded(UnaryOperator<String> words) {
        return new Report(title, facts.stream().map(fact -> new Fact(fact.name(), words.apply(fact.value()))).toList(),
                parts.stream().map(part -> worded(part, words)).toList());
    }

    private static Part worded(Part part, UnaryOperator<String> words) {
        return switch (part) {
            case Text text -> new Text(text.heading(), text.paragraphs().stream().map(words).toList());
            case Points list -> new Points(list.heading(), list.points().stream().map(words).toList());
            case Table table -> new Table(table.heading(), table.columns(), table.rows().stream().map(row -> row.stream()
                    .map(cell -> cell.code() ? cell : new Cell(words.apply(cell.text()), false, cell.link())).toList()).toList());
            case Picture picture -> picture;
        };
    }

    /** A name and what stands beside it. */
    public record Fact(String name, String value) {}

    /** A part under a heading. */
    public sealed interface Part {
        /** The heading. */
        String heading();
    }

    /** Paragraphs. */
    public record Text(String heading, List<String> paragraphs) implements Part {
        /** Takes a copy. */
        public Text {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /** A list. */
    public record Points(String heading, List<String> points) implements Part {
        /** Takes a copy. */
        public Points {
            points = List.copyOf(points);
        }
    }

    /** A table. */
    public record Table(String heading, List<String> columns, List<List<Cell>> rows) implements Part {
        /** Takes copies. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** A row of words. */
        static List<Cell> row(String... words) {
            return Arrays.stream(words).map(word -> new Cell(word, false, null)).toList();
        }
    }

    /**
     * What stands in a table.
     *
     * @param code whether it is a query or another text to be copied as it is
     * @param link where it can be looked at again, or null
     */
    public record Cell(String text, boolean code, @Nullable URI link) {}

    /** A chart. */
    public record Picture(String heading, Chart chart) implements Part {}
}
