package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one tool is asked, and how its answer reads.
 *
 * @param tool the tool's name
 * @param arguments what it is told: texts are Mustache templates over {@code from} and {@code to} (each with {@code .seconds},
 *     {@code .millis}, {@code .nanos}), {@code resources}, {@code metrics}, {@code limit}, {@code linesAfter}; one that comes out empty is
 *     left out
 * @param rows where the list of rows stands in the answer (JSON pointer); the answer itself when left out
 * @param items where, in a row, a list of what is read stands: the points of a series, the lines of a stream; null when a row is it
 * @param fields where each field stands in an item, else in its row: JSON pointers, the first that leads somewhere counts; {@code =WORD} is
 *     the word itself. A field left out stands under its own name
 * @param attributes where an object of further labels stands, or null
 * @param lines for answers in plain text: the pattern of a line (RE2 syntax) with a named group for each field; a line that does not match
 *     belongs to the one before it
 * @param paging how the next page is asked for; null when there is one page: a full one is asked for again in two halves of the window, and
 *     those again, where the arguments name {@code from} and {@code to}
 * @param limit how many rows are asked for at once
 * @param lookback how far back from the window's end it is asked at most, or null for the whole window
 * @param behind how late what happens can be read there, or null for at once
 * @param linesAfter how many lines after a match are asked for
 */
public record ToolMapping(
        String tool,
        Map<String, Object> arguments,
        String rows,
        @Nullable String items,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) Map<String, List<String>> fields,
        @Nullable String attributes,
        @Nullable String lines,
        @Nullable Paging paging,
        Integer limit,
        @Nullable Duration lookback,
        @Nullable Duration behind,
        Integer linesAfter) {

    private static final int USUAL_LIMIT = 1_000;
    private static final Pattern FROM = Pattern.compile("\\{\\{\\{?\\s*from\\b");
    private static final Pattern TO = Pattern.compile("\\{\\{\\{?\\s*to\\b");

    /** @throws IllegalArgumentException when something cannot be, with a sentence that begins with the setting's name */
    public ToolMapping {
        if (tool == null || tool.isBlank()) {
            throw new IllegalArgumentException("tool is missing; name the tool that answers");
        }
        arguments = arguments == null ? Map.of() : new LinkedHashMap<>(arguments);
        rows = Objects.requireNonNullElse(rows, "");
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        limit = Objects.requireNonNullElse(limit, USUAL_LIMIT);
        linesAfter = Objects.requireNonNullElse(linesAfter, 0);
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ": give a number above 0");
        }
        Pointers.compile("rows", rows);
        ArgumentTemplates.of(arguments);
        FieldPlaces.of(fields, attributes);
        LinePattern.of(lines);
    }

    /** Whether the tool can be asked for a part of the window, and not for a next page. */
    boolean inSlices() {
        String told = arguments.toString();
        return paging == null && FROM.matcher(told).find() && TO.matcher(told).find();
    }

    /** The same with what people who know the tool advise. */
    ToolMapping advised(SourceAdvice advice) {
        return new ToolMapping(tool, arguments, rows, items, fields, attributes, lines, paging, limit, lookback,
                advice.behind() == null ? behind : advice.behind(), advice.linesAfter() == null ? linesAfter : advice.linesAfter());
    }
}
