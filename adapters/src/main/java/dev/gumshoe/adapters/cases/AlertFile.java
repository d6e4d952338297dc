package dev.gumshoe.adapters.cases;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads {@code alert.json}, the one file a case cannot do without. */
final class AlertFile {

    static final String NAME = "alert.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AlertFile() {}

    static Alert read(Path folder) throws BrokenCase {
        Path file = folder.resolve(NAME);
        if (!Files.isDirectory(folder)) {
            throw new BrokenCase(folder + " is not a folder: give a case folder, one with an " + NAME + " in it");
        }
        if (!Files.exists(file)) {
            throw new BrokenCase(folder + " has no " + NAME + " and so is no case: give a folder with an " + NAME + " in it");
        }
        return alert(file, object(file));
    }

    private static JsonNode object(Path file) throws BrokenCase {
        try {
            JsonNode object = MAPPER.readTree(withoutMark(Files.readString(file)));
            if (!object.isObject()) {
                throw new BrokenCase(file + " holds no JSON object: write {\"id\": …, \"title\": …, \"startedAt\": …}");
            }
            return object;
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw new BrokenCase(file + (where == null ? "" : " line " + where.getLineNr()) + " is not JSON: " + JsonTrouble.words(e));
        } catch (IOException e) {
            throw new BrokenCase(file + " cannot be read (" + e + "): make it a UTF-8 text file that this user may read");
        }
    }

    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Alert alert(Path file, JsonNode object) throws BrokenCase {
        String id = required(file, object, "id", "give the alert an id");
        String title = required(file, object, "title", "say what the alert says");
        Instant startedAt = time(file, required(file, object, "startedAt", "say when the alert fired, as in 2024-05-01T12:00:00Z"));
        try {
            JsonRow row = JsonRow.of(object);
            row.optional("id");
            row.optional("title");
            row.optional("startedAt");
            return new Alert(id, row.or("fingerprint", id), title, row.or("description", ""), Severity.named(row.or("severity", "")),
                    startedAt, row.optional("resource"), row.optional("metric"), row.or("sender", "case"), link(file, row.optional("link")),
                    row.rest());
        } catch (JsonRow.Unusable e) {
            throw new BrokenCase(file + ": " + e.why());
        }
    }

    private static String required(Path file, JsonNode object, String field, String mend) throws BrokenCase {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new BrokenCase(file + ": " + field + " is missing: " + mend);
        }
        if (!value.isValueNode() || value.asText().isBlank()) {
            throw new BrokenCase(file + ": " + field + " is " + value + ", not a text: " + mend);
        }
        return value.asText();
    }

    private static Instant time(Path file, String text) throws BrokenCase {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw new BrokenCase(file + ": startedAt is '" + text + "', not a time: write it in ISO-8601 UTC, as in 2024-05-01T12:00:00Z");
        }
    }

    private static @Nullable URI link(Path file, @Nullable String text) throws BrokenCase {
        try {
            return text == null ? null : URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new BrokenCase(file + ": link is '" + text + "', not an address: write one as in https://host/path, or leave it out");
        }
    }
}
