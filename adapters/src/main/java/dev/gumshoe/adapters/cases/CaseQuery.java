package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The words of a query that a person can run again on the file: {@code metrics.csv where resource=a and metric=b from … to …}. */
final class CaseQuery {

    private CaseQuery() {}

    static String of(String file, Set<String> resources, Set<String> metrics, TimeWindow window) {
        List<String> conditions = new ArrayList<>();
        condition(conditions, "resource", resources);
        condition(conditions, "metric", metrics);
        return of(file, conditions, window);
    }

    static String of(LogQuery query) {
        List<String> conditions = new ArrayList<>();
        condition(conditions, "resource", query.resources());
        condition(conditions, "severity", query.severities());
        return of(LogsFile.NAME, conditions, query.window());
    }

    private static String of(String file, List<String> conditions, TimeWindow window) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return file + where + " from " + window.from() + " to " + window.to();
    }

    private static void condition(List<String> conditions, String name, Set<String> values) {
        if (values.size() == 1) {
            conditions.add(name + "=" + values.iterator().next());
        } else if (!values.isEmpty()) {
            conditions.add(name + " in (" + String.join(", ", new TreeSet<>(values)) + ")");
        }
    }
}
