package dev.gumshoe.bot.servicenow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of ServiceNow's encoded queries that is needed here: conditions joined by {@code ^}, alternatives by {@code ^NQ}, order by
 * {@code ^ORDERBY}. What it does not know it refuses, where ServiceNow would leave the condition out and give everything.
 *
 * @see <a href="https://www.servicenow.com/docs/bundle/zurich-platform-user-interface/page/use/using-lists/concept/c_EncodedQueryStrings.html">Encoded
 *      query strings</a>
 */
final class EncodedQuery {

    private static final Pattern CONDITION = Pattern.compile("([a-z_.]+)(>=|<=|!=|=|>|<|IN|LIKE)(.*)", Pattern.DOTALL);

    private record Condition(String field, String operator, String value) {

        boolean holds(Map<String, String> row) {
            String is = row.getOrDefault(field, "");
            return switch (operator) {
                case "=" -> is.equals(value);
                case "!=" -> !is.equals(value);
                case ">=" -> is.compareTo(value) >= 0;
                case ">" -> is.compareTo(value) > 0;
                case "<=" -> is.compareTo(value) <= 0;
                case "<" -> is.compareTo(value) < 0;
                case "IN" -> Arrays.asList(value.split(",", -1)).contains(is);
                case "LIKE" -> is.contains(value);
                default -> throw new IllegalArgumentException(operator);
            };
        }
    }

    private final List<List<Condition>> alternatives = new ArrayList<>();
    private final List<String> order = new ArrayList<>();

    EncodedQuery(String text) {
        for (String alternative : text.split("\\^NQ", -1)) {
            List<Condition> all = new ArrayList<>();
            for (String part : alternative.split("\\^", -1)) {
                if (part.startsWith("ORDERBY")) {
                    order.add(part.substring("ORDERBY".length()));
                } else if (!part.isEmpty()) {
                    Matcher condition = CONDITION.matcher(part);
                    if (!condition.matches()) {
                        throw new IllegalArgumentException("no condition: " + part);
                    }
                    all.add(new Condition(condition.group(1), condition.group(2), condition.group(3)));
                }
            }
            alternatives.add(all);
        }
    }

    List<Map<String, String>> of(List<Map<String, String>> rows) {
        Stream<Map<String, String>> found = rows.stream()
                .filter(row -> alternatives.stream().anyMatch(all -> all.stream().allMatch(condition -> condition.holds(row))));
        Comparator<Map<String, String>> by = order.stream()
                .map(field -> Comparator.<Map<String, String>, String>comparing(row -> row.getOrDefault(field, "")))
                .reduce(Comparator::thenComparing).orElse(null);
        return (by == null ? found : found.sorted(by)).toList();
    }
}
