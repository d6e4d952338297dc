package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a long list that one answer shows: {@code limit} rows from {@code offset} on. Rows are offered one by one, all are
 * counted, and what is not shown is said with how to ask for it.
 */
final class Page {

    private static final int MOST_ROWS = 1_000;

    private final int offset;
    private final int limit;
    private final String items;
    private final List<String> rows = new ArrayList<>();
    private long offered;

    private Page(int offset, int limit, String items) {
        this.offset = offset;
        this.limit = limit;
        this.items = items;
    }

    /** The page a call asks for. */
    static Page of(Arguments arguments, ToolLimits limits, String items) throws Arguments.Misuse {
        return new Page(arguments.within("offset", 0, Integer.MAX_VALUE, 0), arguments.within("limit", 1, MOST_ROWS, limits.rows()), items);
    }

    /** The parameters that choose a page. */
    static List<Parameter> parameters(String items) {
        return List.of(
                Parameter.optional("limit", new Shape.WholeNumber(1, MOST_ROWS), "The most " + items + " to show."),
                Parameter.optional("offset", new Shape.WholeNumber(0, Integer.MAX_VALUE), "How many " + items + " to pass over first."));
    }

    /** Whether the next row will be shown: one that is not need not be worded. */
    boolean shows() {
        return offered >= offset && rows.size() < limit;
    }

    /** Counts a row that is not shown. */
    void skip() {
        offered++;
    }

    void add(String row) {
        offered++;
        rows.add(row);
    }

    long offered() {
        return offered;
    }

    /** The rows, and how many there are beside them. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(rows);
        long more = offered - offset - rows.size();
        if (more > 0) {
            lines.add("… " + more + " more " + items + "; ask with offset=" + (offset + rows.size()) + ", or narrow the question.");
        }
        if (rows.isEmpty() && offered > 0) {
            lines.add("offset " + offset + " is beyond the " + offered + " " + items + " there are.");
        }
        return lines;
    }

    /** A figure in five digits, without an exponent. */
    static String figure(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        return value == 0 ? "0" : new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros().toPlainString();
    }
}
