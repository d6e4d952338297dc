package dev.gumshoe.adapters.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.conversations.evidence.Secrets;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** JSON that came in from outside. */
public final class JsonBody {

    private static final JsonMapper STRICT = JsonMapper.builder().build();
    /** Some senders paste texts into a template that is only nearly JSON. */
    private static final JsonMapper LENIENT = JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
            JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_TRAILING_COMMA,
            JsonReadFeature.ALLOW_MISSING_VALUES, JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
            JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final int LONGEST_QUOTE = 60;

    private JsonBody() {}

    /** The object in the body. @throws Refused with 400 when it is none */
    public static JsonNode object(Delivery delivery) throws Refused {
        return object(STRICT, delivery);
    }

    /** The object in a body that may be only nearly JSON. @throws Refused with 400 when even that does not help */
    public static JsonNode lenient(Delivery delivery) throws Refused {
        return object(LENIENT, delivery);
    }

    private static JsonNode object(JsonMapper mapper, Delivery delivery) throws Refused {
        try {
            JsonNode node = mapper.readTree(delivery.body());
            if (node == null || !node.isObject()) {
                throw new Refused(400, "The body is no JSON object.");
            }
            return node;
        } catch (JacksonException e) {
            throw new Refused(400,
                    "The body is not JSON (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ").");
        } catch (IOException e) {
            throw new Refused(400, "The body could not be read.");
        }
    }

    /** The first of these pointers that leads to a text, a number or a truth value. */
    public static Optional<String> first(JsonNode body, List<String> pointers) {
        return pointers.stream().map(body::at).filter(node -> node.isValueNode() && !node.isNull() && !node.asText().isBlank())
                .map(JsonNode::asText).findFirst();
    }

    /** What stands at the first of these pointers that leads to a list or an object with something in it, cut short. */
    static Optional<String> nested(JsonNode body, List<String> pointers) {
        return pointers.stream().filter(pointer -> !body.at(pointer).isEmpty())
                .map(pointer -> (body.at(pointer).isArray() ? "a list" : "an object") + " at " + pointer).findFirst();
    }

    /** What was sent, for a sentence that says what was wrong with it: secrets masked, cut short. */
    public static String quoted(String text) {
        String masked = Secrets.mask(text).replaceAll("\\s+", " ").strip();
        return "'" + (masked.codePointCount(0, masked.length()) <= LONGEST_QUOTE
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, LONGEST_QUOTE)) + "…") + "'";
    }

    /** An ISO 8601 time, or seconds or milliseconds since 1970; the fallback when it is neither, or before 1990. */
    public static Instant time(Optional<String> text, Instant fallback) {
        return text.flatMap(JsonBody::time).orElse(fallback);
    }

    /** An ISO 8601 time, or seconds or milliseconds since 1970; empty when it is neither, or before 1990. */
    public static Optional<Instant> time(String text) {
        return anyTime(text).filter(at -> at.isAfter(EARLIEST));
    }

    private static Optional<Instant> anyTime(String text) {
        try {
            if (text.matches("\\d{9,14}")) {
                long number = Long.parseLong(text);
                return Optional.of(number > 100_000_000_000L ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
            }
            return Optional.of(OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The texts, numbers and truth values directly below the node, and those of a list of {@code name} and {@code value} pairs. */
    public static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                labels.put(field.getKey(), field.getValue().asText());
            }
        });
        node.forEach(item -> {
            if (item.hasNonNull("name") && item.hasNonNull("value")) {
                labels.put(item.get("name").asText(), item.get("value").asText());
            }
        });
        return labels;
    }
}
