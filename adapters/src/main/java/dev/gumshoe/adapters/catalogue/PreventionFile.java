package dev.gumshoe.adapters.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.prevention.Advice;
import dev.gumshoe.conversations.prevention.PreventionCatalogue;
import dev.gumshoe.conversations.prevention.Recommendation.Category;
import dev.gumshoe.conversations.prevention.Recurrence;
import dev.gumshoe.conversations.prevention.TopologyRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what to recommend against which pattern: YAML, as {@code catalogue/preventions.yaml} shows. */
public final class PreventionFile {

    private static final String OURS = "/catalogue/preventions.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private PreventionFile() {}

    private record Written(@Nullable List<WrittenRule> rules, @Nullable List<WrittenAdvice> advice) {}

    private record WrittenRule(
            @Nullable String id,
            @Nullable List<String> kinds,
            @Nullable List<String> mechanisms,
            @Nullable List<String> attributes,
            @Nullable List<String> bad,
            @Nullable Integer least) {}

    private record WrittenAdvice(
            @Nullable String id,
            @Nullable String against,
            @Nullable List<String> mechanisms,
            @Nullable List<String> changes,
            @Nullable String rule,
            @Nullable String category,
            @Nullable String title,
            @Nullable String why,
            @Nullable String what,
            @Nullable String where) {}

    /** The catalogue that comes with the program. */
    public static PreventionCatalogue ours() {
        try (InputStream in = Objects.requireNonNull(PreventionFile.class.getResourceAsStream(OURS),
                OURS + " did not come with the program")) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming entry, field and mend when it cannot be used */
    static PreventionCatalogue read(String yaml) {
        try {
            Written written = YAML.readValue(yaml, Written.class);
            List<TopologyRule> rules = list(written.rules()).stream().map(PreventionFile::rule).toList();
            Set<String> known = rules.stream().map(TopologyRule::id).collect(Collectors.toSet());
            return new PreventionCatalogue(list(written.advice()).stream().map(entry -> advice(entry, known)).toList(), rules);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the catalogue of preventions cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static TopologyRule rule(WrittenRule rule) {
        String id = needed(rule.id(), "a rule", "id");
        if (list(rule.kinds()).isEmpty() || list(rule.attributes()).isEmpty()) {
            throw new IllegalArgumentException("rule '" + id + "' needs kinds and attributes");
        }
        return new TopologyRule(id, Set.copyOf(list(rule.kinds())), mechanisms(rule.mechanisms(), id), list(rule.attributes()),
                Set.copyOf(list(rule.bad())), rule.least());
    }

    private static Advice advice(WrittenAdvice entry, Set<String> rules) {
        String id = needed(entry.id(), "advice", "id");
        String rule = Objects.requireNonNullElse(entry.rule(), "");
        if (!rule.isEmpty() && !rules.contains(rule)) {
            throw new IllegalArgumentException(
                    "advice '" + id + "' is for rule '" + rule + "', which there is not; known are " + rules.stream().sorted().toList());
        }
        return new Advice(id, word(Recurrence.Kind.class, needed(entry.against(), id, "against"), id, "against"),
                mechanisms(entry.mechanisms(), id),
                Set.copyOf(list(entry.changes())), rule,
                word(Category.class, needed(entry.category(), id, "category"), id, "category"), needed(entry.title(), id, "title"),
                needed(entry.why(), id, "why"), needed(entry.what(), id, "what"), needed(entry.where(), id, "where"));
    }

    private static Set<Mechanism> mechanisms(@Nullable List<String> words, String id) {
        return list(words).stream().map(word -> word(Mechanism.class, word, id, "mechanisms")).collect(Collectors.toSet());
    }

    private static <T> List<T> list(@Nullable List<T> written) {
        return written == null ? List.of() : written;
    }

    private static String needed(@Nullable String value, String entry, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("'" + entry + "': " + field + " is missing; add it");
        }
        return value.strip();
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, String entry, String field) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + entry + "': " + field + " is '" + word + "'; give one of "
                    + List.of(type.getEnumConstants()).stream().map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList(), e);
        }
    }
}
