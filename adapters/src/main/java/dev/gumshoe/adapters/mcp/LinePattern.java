package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Rows out of plain text, by a pattern with named groups; RE2, whose time is linear in the text, because the text comes from outside. */
final class LinePattern {

    private final Pattern pattern;

    private LinePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException when the text is no pattern or names no group */
    static @Nullable LinePattern of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.namedGroups().isEmpty()) {
                throw new IllegalArgumentException(
                        "lines has no named group: write one for each field, as in (?P<timestamp>\\S+) (?P<body>.*)");
            }
            return new LinePattern(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("lines is no pattern (" + e.getMessage() + "): write RE2 syntax, as in (?P<body>.*)", e);
        }
    }

    /** One object a line that matches; what does not match is added to the body of the line before it. */
    ArrayNode rows(String text) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        text.lines().forEach(line -> {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                ObjectNode row = rows.addObject();
                pattern.namedGroups().keySet().forEach(name -> row.put(name, matcher.group(name)));
            } else if (!rows.isEmpty() && rows.get(rows.size() - 1) instanceof ObjectNode last && last.hasNonNull("body")) {
                last.put("body", last.get("body").asText() + "\n" + line);
            }
        });
        return rows;
    }
}
