package dev.gumshoe.adapters.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.gumshoe.conversations.agents.MitigationCatalogue;
import dev.gumshoe.conversations.agents.Recipe;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Precondition;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads catalogues of mitigations: YAML, a list of entries, as {@code catalogue/mitigations.yaml} shows. */
public final class CatalogueFile {

    private static final String OURS = "/catalogue/mitigations.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private CatalogueFile() {}

    /** An entry as it is written. */
    private record Written(
            @Nullable String id,
            @Nullable List<String> mechanisms,
            @Nullable List<String> kinds,
            @Nullable List<String> needs,
            @Nullable String title,
            @Nullable String why,
            @Nullable String expect,
            @Nullable String risk,
            @JsonProperty("risk-why") @Nullable String riskWhy,
            @Nullable List<String> checks,
            @Nullable List<WrittenStep> steps) {}

    private record WrittenStep(
            @Nullable String phase,
            @Nullable String title,
            @Nullable String command,
            @Nullable String how,
            @Nullable String expect,
            @Nullable String risk,
            @Nullable String reach) {}

    /** The catalogue that comes with the program. */
    public static MitigationCatalogue ours() {
        try (InputStream in = Objects.requireNonNull(CatalogueFile.class.getResourceAsStream(OURS),
                OURS + " did not come with the program")) {
            return new MitigationCatalogue(read(new String(in.readAllBytes(), StandardCharsets.UTF_8), OURS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The company's own entries before the program's.
     *
     * @throws IllegalArgumentException with one sentence naming file, entry, field and mend when a file cannot be used
     */
    public static MitigationCatalogue with(List<Path> files) {
        List<Recipe> all = new ArrayList<>();
        for (Path file : files) {
            try {
                all.addAll(read(Files.readString(file), file.toString()));
            } catch (IOException e) {
                throw new IllegalArgumentException("the catalogue " + file + " cannot be read (" + e + "); name a readable file", e);
            }
        }
        Set<String> own = all.stream().map(Recipe::id).collect(Collectors.toSet());
        ours().recipes().stream().filter(recipe -> !own.contains(recipe.id())).forEach(all::add);
        return new MitigationCatalogue(all);
    }

    static List<Recipe> read(String yaml, String file) {
        try {
            List<Written> entries = YAML.readValue(yaml, new TypeReference<List<Written>>() {
            });
            return entries == null ? List.of() : entries.stream().map(entry -> recipe(entry, file)).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr()) + ": "
                    + e.getOriginalMessage() + "; see catalogue/mitigations.yaml for what an entry holds", e);
        }
    }

    private static Recipe recipe(Written entry, String file) {
        String id = needed(entry.id(), file, "?", "id");
        try {
            Set<Mechanism> mechanisms = new LinkedHashSet<>();
            list(entry.mechanisms()).forEach(word -> mechanisms.add(word(Mechanism.class, word, "mechanisms")));
            return new Recipe(id, mechanisms, Set.copyOf(list(entry.kinds())), Set.copyOf(list(entry.needs())),
                    needed(entry.title(), file, id, "title"), needed(entry.why(), file, id, "why"),
                    needed(entry.expect(), file, id, "expect"),
                    word(Risk.class, needed(entry.risk(), file, id, "risk"), "risk"), needed(entry.riskWhy(), file, id, "risk-why"),
                    list(entry.checks()).stream().map(word -> word(Precondition.Kind.class, word, "checks")).toList(),
                    list(entry.steps()).stream().map(step -> step(step, file, id)).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() != null && e.getMessage().startsWith(file)
                    ? e.getMessage()
                    : file + ", entry '" + id + "': " + e.getMessage(), e);
        }
    }

    private static Recipe.Step step(WrittenStep step, String file, String id) {
        if ((step.command() == null) == (step.how() == null)) {
            throw new IllegalArgumentException("a step has either 'command' (typed into a shell) or 'how' (words); step '" + step.title()
                    + "' has " + (step.command() == null ? "neither" : "both"));
        }
        String how = step.command() == null ? Objects.requireNonNull(step.how()) : step.command();
        return new Recipe.Step(word(Phase.class, needed(step.phase(), file, id, "phase"), "phase"),
                needed(step.title(), file, id, "title of a step"),
                how.strip(), step.command() != null, needed(step.expect(), file, id, "expect of step '" + step.title() + "'"),
                word(Risk.class, needed(step.risk(), file, id, "risk of step '" + step.title() + "'"), "risk"),
                Objects.requireNonNullElse(step.reach(), ""));
    }

    private static <T> List<T> list(@Nullable List<T> written) {
        return written == null ? List.of() : written;
    }

    private static String needed(@Nullable String value, String file, String id, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(file + ", entry '" + id + "': " + field + " is missing; add it");
        }
        return value.strip();
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> spelled(constant).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field + " is '" + word + "'; give "
                        + Arrays.stream(type.getEnumConstants()).map(CatalogueFile::spelled).collect(Collectors.joining(", "))));
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
