package dev.gumshoe.conversations.runbook;

import dev.gumshoe.conversations.runbook.RunbookLibrary.Fit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How much each word of each runbook weighs: BM25 with weighted fields (S. Robertson and H. Zaragoza, "The Probabilistic Relevance
 * Framework: BM25 and Beyond", 2009), the fields being name, description and keywords. A keyword of several words counts when they stand
 * side by side. A runbook fits when one of its keywords stands in the text, or two of its telling words do.
 */
final class TermWeights {

    private static final double SATURATION = 1.2;
    private static final double LENGTH_SHARE = 0.5;
    private static final double NAME_WEIGHT = 2;
    private static final double DESCRIPTION_WEIGHT = 1;
    private static final double KEYWORD_WEIGHT = 3;

    /** The fewest telling words that make a fit where no keyword stands in the text. */
    private static final int FEWEST_WORDS = 2;

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Integer> runbooksWith = new HashMap<>();
    private final double meanLength;

    /** One runbook's terms with their weighted counts, and its keywords by how they are written. */
    private record Entry(Map<String, Double> counts, double length, Map<String, Words> keywords) {}

    TermWeights(List<Runbook> runbooks) {
        for (Runbook runbook : runbooks) {
            Entry entry = entry(runbook);
            entries.put(runbook.name(), entry);
            entry.counts.keySet().forEach(term -> runbooksWith.merge(term, 1, Integer::sum));
        }
        meanLength = Math.max(1, entries.values().stream().mapToDouble(Entry::length).average().orElse(1));
    }

    private static Entry entry(Runbook runbook) {
        Map<String, Double> counts = new HashMap<>();
        Words.of(runbook.name()).telling().forEach(word -> counts.merge(word, NAME_WEIGHT, Double::sum));
        Words.of(runbook.description()).telling().forEach(word -> counts.merge(word, DESCRIPTION_WEIGHT, Double::sum));
        Map<String, Words> keywords = new LinkedHashMap<>();
        for (String keyword : runbook.keywords()) {
            Words words = Words.of(keyword);
            keywords.put(keyword, words);
            counts.merge(term(words), KEYWORD_WEIGHT, Double::sum);
        }
        return new Entry(counts, counts.values().stream().mapToDouble(count -> count).sum(), keywords);
    }

    private static String term(Words phrase) {
        return String.join(" ", phrase.list());
    }

    Optional<Fit> fit(Runbook runbook, Words told) {
        Entry entry = entries.get(runbook.name());
        if (entry == null) {
            return Optional.empty();
        }
        List<String> keywords = new ArrayList<>();
        Set<String> terms = new LinkedHashSet<>(told.telling());
        terms.retainAll(entry.counts.keySet());
        entry.keywords.forEach((keyword, words) -> {
            if (told.hold(words)) {
                keywords.add(keyword);
                terms.add(term(words));
            }
        });
        if (keywords.isEmpty() && terms.size() < FEWEST_WORDS) {
            return Optional.empty();
        }
        double score = terms.stream().mapToDouble(term -> weight(entry, term)).sum();
        return Optional.of(new Fit(runbook, score, why(keywords, terms)));
    }

    private double weight(Entry entry, String term) {
        double count = entry.counts.getOrDefault(term, 0.0);
        int with = runbooksWith.getOrDefault(term, 0);
        double rarity = Math.log(1 + (entries.size() - with + 0.5) / (with + 0.5));
        double damped = count / (1 - LENGTH_SHARE + LENGTH_SHARE * entry.length / meanLength);
        return rarity * damped / (SATURATION + damped);
    }

    private static String why(List<String> keywords, Set<String> terms) {
        List<String> words = keywords.isEmpty() ? List.copyOf(terms) : keywords;
        return "it is written for \"" + String.join("\", \"", words.subList(0, Math.min(4, words.size())))
                + "\", which stands in what was told";
    }
}
