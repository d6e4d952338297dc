package dev.gumshoe.adapters.mcp;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What was odd about the rows of an answer, counted, and what was left out of it. */
final class Oddities {

    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Set<String> sentences = new LinkedHashSet<>();

    void row(String why) {
        rows.merge(why, 1L, Long::sum);
    }

    void sentence(String sentence) {
        sentences.add(sentence);
    }

    List<String> all(String source) {
        return Stream.concat(
                rows.entrySet().stream()
                        .map(e -> source + ": " + e.getValue() + (e.getValue() == 1 ? " row " : " rows ") + e.getKey() + " passed over"),
                sentences.stream())
                .toList();
    }
}
