package dev.gumshoe.adapters.mcp;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tool's arguments with the words of a question filled in. In the midst of other text a word is escaped for a text in quotes (quotes and
 * backslashes get a backslash), so that a name from outside never ends a query's string; three braces put it in as it is.
 */
final class ArgumentTemplates {

    private static final Pattern ALONE = Pattern.compile("\\s*\\{\\{\\s*([A-Za-z]+)\\s*}}\\s*");
    private static final Mustache.Compiler MUSTACHE = Mustache.compiler()
            .emptyStringIsFalse(true)
            .withEscaper(ArgumentTemplates::quoted);

    private final Map<String, Object> templates;

    private ArgumentTemplates(Map<String, Object> templates) {
        this.templates = templates;
    }

    /** Values of which any may be named. */
    private static final Map<String, String> ANY = new AbstractMap<>() {

        @Override
        public boolean containsKey(Object name) {
            return true;
        }

        @Override
        public String get(Object name) {
            return "1";
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return Set.of();
        }
    };

    /** @throws IllegalArgumentException when a template names a word there is not, or is none; any value may be named */
    static ArgumentTemplates of(Map<String, Object> arguments) {
        return of(arguments, ANY);
    }

    /** @throws IllegalArgumentException when a template names a word or value there is not, or is none */
    static ArgumentTemplates of(Map<String, Object> arguments, Map<String, String> values) {
        ArgumentTemplates templates = new ArgumentTemplates(new LinkedHashMap<>(arguments));
        Set<String> some = Set.of("a", "b");
        Map<String, Object> words = new LinkedHashMap<>(
                new Asking(new TimeWindow(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)), some, some, 1, 1, values).words());
        words.put("id", "1");
        words.put("values", values);
        try {
            templates.fill(words, (_, _) -> null);
        } catch (MustacheException e) {
            throw new IllegalArgumentException("arguments cannot be filled in (" + e.getMessage()
                    + "): templates may name from, to, resources, metrics, limit, linesAfter and what is set in values, as in \"{{from.millis}}\"",
                    e);
        }
        return templates;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\'").replace("\n", "\\n").replace("\r", "");
    }

    /**
     * The arguments with words filled in.
     *
     * @param typed what becomes of an argument's text, by its name: the number that the tool's schema wants; null to leave the text
     */
    Map<String, Object> fill(Map<String, Object> words, BiFunction<String, String, @Nullable Object> typed) {
        Map<String, Object> filled = new LinkedHashMap<>();
        templates.forEach((name, template) -> {
            Object value = fill(template, words);
            if (value instanceof String text) {
                Object other = typed.apply(name, text);
                value = other == null ? text : other;
            }
            if (value != null && !"".equals(value) && !List.of().equals(value)) {
                filled.put(name, value);
            }
        });
        return filled;
    }

    private static @Nullable Object fill(@Nullable Object template, Map<String, Object> words) {
        return switch (template) {
            case null -> null;
            case String text -> filled(text, words);
            case List<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(item -> all.add(fill(item, words)));
                yield all.stream().filter(item -> item != null && !"".equals(item)).toList();
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> all = new LinkedHashMap<>();
                map.forEach((name, item) -> all.put(String.valueOf(name), fill(item, words)));
                all.values().removeIf(item -> item == null || "".equals(item));
                yield all;
            }
            default -> template;
        };
    }

    /** A word that stands alone is what it is: a list, a number. */
    private static Object filled(String text, Map<String, Object> words) {
        Matcher alone = ALONE.matcher(text);
        if (alone.matches() && words.containsKey(alone.group(1))) {
            Object word = words.get(alone.group(1));
            return word instanceof Asking.Names || word instanceof Number ? word : String.valueOf(word);
        }
        return MUSTACHE.compile(text).execute(words).strip();
    }
}
