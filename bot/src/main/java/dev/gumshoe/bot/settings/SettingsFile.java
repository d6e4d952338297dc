package dev.gumshoe.bot.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code gumshoe.yaml}: strict about keys, with {@code ${ENV_NAME}} and {@code ${ENV_NAME:-default}} in values replaced from the
 * environment after parsing, so that no secret has to be quoted for YAML.
 */
public final class SettingsFile {

    private static final Pattern NOT_YAML = Pattern.compile("(?:found|expected|could not|mapping values|cannot|did not)[^<>]*");
    private static final Pattern PLACE = Pattern.compile("\\bline (\\d+), column \\d+");
    private static final String EXAMPLE = "/gumshoe.example.yaml";

    private static final String STEERING = "gumshoe.md";

    private final Path file;
    private final Environment environment;
    private final YAMLMapper mapper = yaml();

    /** @param environment the value of an environment variable, or null when it is not set */
    public SettingsFile(Path file, UnaryOperator<@Nullable String> environment) {
        this.file = file;
        this.environment = new Environment(environment);
    }

    /** Reads YAML as settings are written: strict about keys, durations as in {@code 15s}. */
    public static YAMLMapper yaml() {
        return YAMLMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .addModule(new SimpleModule()
                        .addDeserializer(Duration.class, new DurationReader())
                        .addDeserializer(ZoneId.class, new ZoneReader()))
                .build();
    }

    /** The commented example, which can be used as it is. */
    public static String example() {
        try (var stream = SettingsFile.class.getResourceAsStream(EXAMPLE)) {
            if (stream == null) {
                throw new IllegalStateException(EXAMPLE + " is not in the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(EXAMPLE + " cannot be read", e);
        }
    }

    /** The settings. @throws SettingsError when they cannot be used */
    public Settings read() throws SettingsError {
        String text = text();
        JsonNode written = MissingNode.getInstance();
        try {
            written = mapper.readTree(text);
            if (written == null || written.isMissingNode() || written.isNull()) {
                return steered(Settings.defaults());
            }
            return steered(mapper.treeToValue(environment.fill(written, ""), Settings.class));
        } catch (MissingVariable e) {
            throw new SettingsError(at(e.field(), text) + e.getMessage());
        } catch (JsonMappingException e) {
            Mistake mistake = Mistake.of(e, written);
            throw new SettingsError(at(mistake.field(), text) + mistake.sentence());
        } catch (JsonProcessingException e) {
            throw new SettingsError(file + line(e) + ": this is not YAML: " + notYaml(e.getOriginalMessage()));
        }
    }

    /** Where the parser stumbled, which is often behind where what it was reading began. */
    private static String line(JsonProcessingException trouble) {
        return PLACE.matcher(String.valueOf(trouble.getOriginalMessage())).results().reduce((_, last) -> last)
                .map(place -> " line " + place.group(1))
                .orElseGet(() -> line(trouble.getLocation()));
    }

    /** What the parser found, without what only its authors understand, and where to look. */
    private static String notYaml(String message) {
        if (message.contains("TAB")) {
            return "a tab stands where spaces must; indent with spaces";
        }
        if (message.startsWith("Duplicate field")) {
            return message.lines().findFirst().orElse(message) + "; write it once";
        }
        String found = message.lines().map(String::strip).filter(line -> NOT_YAML.matcher(line).matches()).findFirst()
                .map(line -> line.replaceAll("[.;]$", "") + "; ").orElse("");
        return found + "look at the quotes, brackets and indentation there, and put ${…} between quotes";
    }

    /** The steering file stands beside the settings. */
    private Settings steered(Settings settings) {
        Path beside = file.resolveSibling(STEERING);
        return Files.exists(beside) ? settings.steeredBy(beside) : settings;
    }

    private String text() throws SettingsError {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            throw new SettingsError(file + " does not exist; write one with 'gumshoe run --example > " + file.getFileName() + "'");
        } catch (IOException e) {
            throw new SettingsError(file + " cannot be read (" + e.getMessage() + "); make it a UTF-8 text file that this user may read");
        }
    }

    private String at(String field, String text) {
        Integer line = lines(text).get(field);
        return file + (line == null ? "" : " line " + line) + ": ";
    }

    private static String line(@Nullable JsonLocation location) {
        return location == null ? "" : " line " + location.getLineNr();
    }

    /** The line of each field, by its path: {@code slack.botToken}, {@code sources[0].folder}. */
    private Map<String, Integer> lines(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = mapper.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String path = parser.getParsingContext().pathAsPointer().toString();
                String field = path.replaceAll("/(\\d+)(?=/|$)", "[$1]").replaceAll("^/", "").replace('/', '.');
                lines.putIfAbsent(field, parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException _) {
            return lines;
        }
        return lines;
    }
}
