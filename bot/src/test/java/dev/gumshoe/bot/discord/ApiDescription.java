package dev.gumshoe.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Discord's published description of its API (OpenAPI 3.1), asked whether a request is one that it describes. The file is looked for in
 * the folder that the environment variable {@code GUMSHOE_SPECS} names, else beside the checkout.
 */
final class ApiDescription {

    private static final String NAME = "urn:discord";

    private final JsonNode document;
    private final SchemaRegistry schemas;
    private final Map<String, Schema> known = new HashMap<>();

    private ApiDescription(JsonNode document) {
        this.document = document;
        this.schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(NAME, document.toString())));
    }

    /** Where the file should be. */
    static Path file() {
        String folder = System.getenv("GUMSHOE_SPECS");
        return Path.of(folder == null ? "../../shared/specs" : folder).resolve("discord.json");
    }

    /** The description; empty when the file is not there. */
    static Optional<ApiDescription> find() {
        if (!Files.isReadable(file())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ApiDescription(new ObjectMapper().readTree(file().toFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the description has against the request; empty when it is a good one.
     *
     * @param path below {@code /api/v10}
     * @param multipart whether the body came as {@code payload_json} beside files
     */
    synchronized List<String> violations(String method, String path, JsonNode body, boolean multipart) {
        Optional<String> template = template(path);
        if (template.isEmpty()) {
            return List.of(method + " " + path + " is no path of the API");
        }
        JsonNode operation = document.at(pointer(template.get(), method));
        if (operation.isMissingNode()) {
            return List.of(method + " is not described for " + template.get());
        }
        if (body.isMissingNode()) {
            return operation.at("/requestBody/required").asBoolean() ? List.of(method + " " + path + " needs a body") : List.of();
        }
        String type = multipart ? "multipart~1form-data" : "application~1json";
        String schema = pointer(template.get(), method) + "/requestBody/content/" + type + "/schema";
        if (document.at(schema).isMissingNode()) {
            return List.of(method + " " + path + " takes no such body");
        }
        return known.computeIfAbsent(schema, at -> schemas.getSchema(SchemaLocation.of(NAME + "#" + at))).validate(body).stream()
                .map(message -> method + " " + path + ": " + message.getMessage()).toList();
    }

    private static String pointer(String template, String method) {
        return "/paths/" + template.replace("~", "~0").replace("/", "~1") + "/" + method.toLowerCase(java.util.Locale.ROOT);
    }

    /** Of the templates that fit the path, the one with the most words of its own. */
    private Optional<String> template(String path) {
        Stream<String> templates = document.get("paths").properties().stream().map(Map.Entry::getKey);
        return templates.filter(template -> fits(template, path))
                .min(Comparator.comparingLong(t -> t.chars().filter(c -> c == '{').count()));
    }

    private static boolean fits(String template, String path) {
        String[] wanted = template.split("/");
        String[] given = path.split("/");
        if (wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].startsWith("{") && !Objects.equals(wanted[i], given[i])) {
                return false;
            }
        }
        return true;
    }
}
