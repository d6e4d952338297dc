package dev.gumshoe.adapters.cases;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object of a file, whose fields are taken one by one; those nobody takes are attributes. Used again for every line. */
final class JsonRow {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Fields fields = new Fields();
    private final Fields attributes = new Fields();
    private final PlainObject plain = new PlainObject(fields, attributes);
    private final WrittenTimes times = new WrittenTimes();

    /** A row that cannot be used, and why: the words follow "3 lines". */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** Someone who makes something of a row. */
    interface Taker {

        void take(JsonRow row, long line) throws Unusable;
    }

    /** Says from a line's bytes whether it is worth reading; what is not is passed over unread. */
    interface Choice {

        boolean worthReading(byte[] buffer, int offset, int length);
    }

    /** Every line is read. */
    static final Choice ALL = (_, _, _) -> true;

    /** Reads a file of one object a line; lines that cannot be used are noted and passed over. */
    static void readLines(Path file, Defects defects, Choice choice, Taker taker) throws IOException {
        JsonRow row = new JsonRow();
        Lines.read(file, defects, (buffer, offset, length, line) -> {
            try {
                if (choice.worthReading(buffer, offset, length)) {
                    row.parse(buffer, offset, length);
                    taker.take(row, line);
                }
            } catch (Unusable unusable) {
                defects.note("skipped, " + unusable.why(), line);
            }
        });
    }

    /** The row an already parsed object makes. */
    static JsonRow of(JsonNode object) throws Unusable {
        JsonRow row = new JsonRow();
        try (JsonParser parser = MAPPER.treeAsTokens(object)) {
            row.parse(parser);
        } catch (IOException _) {
            throw new Unusable("not a JSON object");
        }
        return row;
    }

    private void parse(byte[] buffer, int offset, int length) throws IOException, Unusable {
        fields.clear();
        attributes.clear();
        if (!plain.read(buffer, offset, length)) {
            parseByLibrary(buffer, offset, length);
        }
    }

    private void parseByLibrary(byte[] buffer, int offset, int length) throws IOException, Unusable {
        try (JsonParser parser = MAPPER.getFactory().createParser(buffer, offset, length)) {
            parse(parser);
        } catch (JacksonException _) {
            throw new Unusable("not a whole JSON object");
        }
    }

    private void parse(JsonParser parser) throws IOException, Unusable {
        fields.clear();
        attributes.clear();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Unusable("not a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && "attributes".equals(name)) {
                parseAttributes(parser);
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(name, text(parser));
            }
        }
        if (parser.nextToken() != null) {
            throw new Unusable("more than one JSON object in it");
        }
    }

    private void parseAttributes(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                attributes.put(name, text(parser));
            }
        }
    }

    private static String text(JsonParser parser) throws IOException {
        return parser.currentToken().isScalarValue() ? parser.getText() : MAPPER.readTree(parser).toString();
    }

    /** Takes a text that may be missing; empty counts as missing. */
    @Nullable
    String optional(String name) {
        String text = fields.take(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Takes a text that may be missing. */
    String or(String name, String otherwise) {
        String text = fields.take(name);
        return text == null ? otherwise : text;
    }

    /** Takes a text that must be there and not be blank. */
    String required(String name) throws Unusable {
        String text = fields.take(name);
        if (text == null || text.isBlank()) {
            throw new Unusable(name + " is missing");
        }
        return text;
    }

    /** Takes a whole number that must be there. */
    long wholeNumber(String name) throws Unusable {
        try {
            return Long.parseLong(required(name));
        } catch (NumberFormatException _) {
            throw new Unusable(name + " is not a whole number");
        }
    }

    /** Takes a time that must be there, ISO-8601 with any offset. */
    Instant time(String name) throws Unusable {
        return time(name, required(name));
    }

    /** Takes a time that may be missing. */
    Instant timeOr(String name, Instant otherwise) throws Unusable {
        String text = optional(name);
        return text == null ? otherwise : time(name, text);
    }

    private Instant time(String name, String text) throws Unusable {
        try {
            return times.read(text);
        } catch (DateTimeException _) {
            throw new Unusable(name + " is not a time such as 2024-05-01T12:00:00Z");
        }
    }

    /** Takes a list of texts; a single text is a list of one. */
    List<String> texts(String name) {
        String text = optional(name);
        if (text == null) {
            return List.of();
        }
        try {
            return text.startsWith("[") ? MAPPER.readValue(text, new TypeReference<List<String>>() {
            }) : List.of(text);
        } catch (JacksonException _) {
            return List.of(text);
        }
    }

    /** The attributes, and every field nobody took; of two with one name the attribute. */
    Map<String, String> rest() {
        return attributes.and(fields);
    }
}
