package dev.gumshoe.adapters.mcp;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What can be asked of a server through a mapping, and the fields that a row of its answer has. */
enum Kind {
    METRICS("series", "resource metric timestamp value start step values"), LOGS("log lines",
            "timestamp resource severity body traceId"), TRACES("spans",
                    "traceId spanId parentSpanId resource name start end durationMicros durationMillis durationNanos status kind"), CHANGES(
                            "changes", "id timestamp kind resource actor title files diff"), RESOURCES("resources",
                                    "id kind calls consistsOf learnedAt"), RELATIONS("relations", "from to kind how learnedAt");

    private final String items;
    private final String fields;

    Kind(String items, String fields) {
        this.items = items;
        this.fields = fields;
    }

    /** What its rows are, in the plural. */
    String items() {
        return items;
    }

    /** Whether each row happened at a moment, so that half of a window holds about half of the rows. */
    boolean happens() {
        return switch (this) {
            case LOGS, TRACES, CHANGES -> true;
            case METRICS, RESOURCES, RELATIONS -> false;
        };
    }

    /** The setting's name. */
    String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when the mapping names a field that this kind has not */
    void check(ToolMapping mapping) {
        List<String> known = List.of(fields.split(" ", -1));
        Set<String> unknown = new TreeSet<>(mapping.fields().keySet());
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(setting() + ".fields names '" + String.join("', '", unknown) + "': the fields of "
                    + setting() + " are " + String.join(", ", known));
        }
    }
}
