package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** How the sources of the world word their queries and answers. */
final class Answers {

    private Answers() {}

    /** {@code logs{resource=~"a|b"}[from/to]}: what was asked, so that it can be asked again. */
    static String query(String what, String label, Collection<String> ids, TimeWindow window) {
        String selector = ids.isEmpty() ? "" : label + "=~\"" + String.join("|", new TreeSet<>(ids)) + "\"";
        return what + "{" + selector + "}[" + window + "]";
    }

    static ToolResult<Tally> tally(String source, String query, TimeWindow window, long count, String unit) {
        Evidence evidence = new Evidence(source, query, window, count + " " + unit);
        return count == 0 ? new ToolResult.NothingFound<>(evidence) : new ToolResult.Found<>(new Tally(count, List.of()), evidence);
    }
}
