package dev.gumshoe.bot.settings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.gumshoe.conversations.topology.Spelling;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one setting.
 *
 * @param field its path: {@code slack.botToken}, {@code sources[0].folder}; empty for the file as a whole
 * @param sentence what is wrong and what to write; holds no value that came from the environment, and none of a secret
 */
record Mistake(String field, String sentence) {

    /** @param written the settings as they stand in the file, before the environment was read */
    static Mistake of(JsonMappingException trouble, JsonNode written) {
        String field = standing(path(trouble), written);
        if (trouble instanceof UnrecognizedPropertyException unknown) {
            return new Mistake(field, "there is no setting '" + field + "'" + nearest(unknown));
        }
        if (trouble instanceof InvalidTypeIdException type) {
            return ofType(field, type);
        }
        if (trouble instanceof InvalidFormatException format) {
            return new Mistake(field,
                    field + " is '" + shown(field, written, format.getValue()) + "': write " + wanted(format.getTargetType()));
        }
        if (trouble.getCause() instanceof IllegalArgumentException refused) {
            return refused(field, String.valueOf(refused.getMessage()), written);
        }
        if (trouble instanceof MismatchedInputException mismatched) {
            return new Mistake(field, (field.isEmpty() ? "this" : field) + " cannot be read: write " + wanted(mismatched.getTargetType()));
        }
        return new Mistake(field, field + " cannot be used");
    }

    /** The path as it stands in the file, where a list of one may be written without its hyphen. */
    private static String standing(String path, JsonNode written) {
        String bare = path.replaceAll("\\[0](?=[^\\[]*$)", "");
        return at(path, written).isMissingNode() && !at(bare, written).isMissingNode() ? bare : path;
    }

    private static Mistake ofType(String field, InvalidTypeIdException trouble) {
        JsonSubTypes known = trouble.getBaseType().getRawClass().getAnnotation(JsonSubTypes.class);
        String words = known == null ? "" : Arrays.stream(known.value()).map(JsonSubTypes.Type::name).collect(Collectors.joining(" or "));
        String type = field + (field.endsWith(".type") ? "" : ".type");
        return trouble.getTypeId() == null
                ? new Mistake(field, type + " is missing: write " + words)
                : new Mistake(type, type + " is '" + trouble.getTypeId() + "': write " + words);
    }

    /** A record of settings names the setting itself, or begins with its own name of it. */
    private static Mistake refused(String field, String why, JsonNode written) {
        String first = why.split("[ :]", 2)[0];
        if (!at(first, written).isMissingNode()) {
            return new Mistake(first, why);
        }
        String inside = field.isEmpty() ? first : field + "." + first;
        if (!field.isEmpty() && why.matches("[a-z]\\w* is missing.*") && !first.equals(field)) {
            return new Mistake(field, field + "." + why);
        }
        if (!at(inside, written).isMissingNode()) {
            return new Mistake(inside, (field.isEmpty() ? "" : field + ".") + why);
        }
        return new Mistake(field, why.startsWith(field) ? why : field + (first.equals("is") ? " " : ": ") + why);
    }

    private static String shown(String field, JsonNode written, Object read) {
        JsonNode raw = at(field, written);
        return raw.isTextual() && raw.textValue().contains("${") ? raw.textValue() : String.valueOf(read);
    }

    private static JsonNode at(String field, JsonNode written) {
        String pointer = field.isEmpty() ? "" : "/" + field.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
        return written.at(pointer);
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "it as the example does";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        }
        if (type == Duration.class) {
            return "a duration, as in 500ms, 15s, 10m, 4h or 30d";
        }
        if (type == ZoneId.class) {
            return "the name of a time zone, as in UTC or Europe/Berlin";
        }
        if (type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (type == URI.class) {
            return "an address, as in https://gumshoe.example.com";
        }
        if (type == String.class || type == Secret.class || type == Path.class) {
            return "one text, in quotes if need be";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list, each item on a line of its own that begins with '- '";
        }
        return "its settings below it, each on a line of its own and indented";
    }

    private static String nearest(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .min(Comparator.comparingInt(known -> Spelling.distance(known, unknown.getPropertyName())))
                .map(known -> "; did you mean '" + known + "'?")
                .orElse("; remove it");
    }

    private static String path(JsonMappingException trouble) {
        StringBuilder path = new StringBuilder();
        for (var reference : trouble.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
