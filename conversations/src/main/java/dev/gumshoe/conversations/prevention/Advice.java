package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.prevention.Recommendation.Category;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An entry of the catalogue: what to recommend against a pattern, with {@code {{names}}} where facts of the pattern go.
 *
 * @param against the kind of pattern it is against
 * @param mechanisms the mechanisms it is for; empty for all
 * @param changes the kinds of change it is for, {@code none} for no change; empty for all
 * @param rule the rule of the topology it is for; empty for all
 */
public record Advice(
        String id,
        Recurrence.Kind against,
        Set<Mechanism> mechanisms,
        Set<String> changes,
        String rule,
        Category category,
        String title,
        String why,
        String what,
        String where) {

    /** Everything an entry may ask for. */
    static final Set<String> NAMES = Set.of("subject", "mechanism", "count", "times", "days", "services", "change", "alarm", "late", "gap",
            "mend",
            "resource", "last");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    /** @throws IllegalArgumentException naming entry and mend when it asks for what is not known */
    public Advice {
        mechanisms = Set.copyOf(mechanisms);
        changes = Set.copyOf(changes);
        Set<String> unknown = new LinkedHashSet<>();
        Stream.of(title, why, what, where).flatMap(text -> PLACE.matcher(text).results()).map(found -> found.group(1))
                .filter(name -> !NAMES.contains(name)).forEach(unknown::add);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "recommendation '" + id + "' asks for " + unknown + "; known are " + NAMES.stream().sorted().toList());
        }
    }

    boolean fits(Recurrence recurrence) {
        String change = recurrence.changeKind().isEmpty() ? "none" : recurrence.changeKind();
        return against == recurrence.kind()
                && (mechanisms.isEmpty() || mechanisms.contains(recurrence.mechanism()))
                && (changes.isEmpty() || changes.contains(change))
                && (rule.isEmpty() || rule.equals(recurrence.subject()));
    }

    static String filled(String text, Map<String, String> facts) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(facts.getOrDefault(place.group(1), ""))).strip();
    }
}
