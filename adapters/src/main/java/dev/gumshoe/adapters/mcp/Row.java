package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.conversations.evidence.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of an answer, read by its fields' names. Texts come out with secrets masked. */
final class Row {

    private final FieldPlaces places;
    private final JsonNode item;
    private final JsonNode row;

    /** A row that cannot be used, and why: the words follow "3 rows". */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    Row(FieldPlaces places, JsonNode item, JsonNode row) {
        this.places = places;
        this.item = item;
        this.row = row;
    }

    JsonNode node(String field) {
        return places.find(field, item, row);
    }

    @Nullable
    String optional(String field) {
        JsonNode node = node(field);
        String text = node.isMissingNode() ? "" : node.isValueNode() ? node.asText() : node.toString();
        return text.isBlank() ? null : Secrets.mask(text);
    }

    String or(String field, String otherwise) {
        String text = optional(field);
        return text == null ? otherwise : text;
    }

    String required(String field) throws Unusable {
        String text = optional(field);
        if (text == null) {
            throw new Unusable("without a " + field);
        }
        return text;
    }

    Instant time(String field) throws Unusable {
        return Times.read(node(field), field);
    }

    Instant timeOr(String field, Instant otherwise) throws Unusable {
        return node(field).isMissingNode() ? otherwise : time(field);
    }

    double number(String field) throws Unusable {
        double number = number(node(field));
        if (Double.isNaN(number)) {
            throw new Unusable("whose " + field + " is not a number");
        }
        return number;
    }

    /** The number a node is or writes; NaN when none. */
    static double number(JsonNode node) {
        try {
            double number = node.isNumber() ? node.doubleValue() : Double.parseDouble(node.asText());
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /** A list of texts; a single text is a list of one. */
    List<String> texts(String field) {
        JsonNode node = node(field);
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.asText()));
        } else if (node.isValueNode()) {
            texts.add(node.asText());
        }
        return texts.stream().filter(text -> !text.isBlank()).map(Secrets::mask).toList();
    }

    Map<String, String> attributes() {
        Map<String, String> masked = new HashMap<>();
        places.attributes(item, row).forEach((name, value) -> masked.put(name, masked(name, value)));
        return masked;
    }

    /** A label that is named like a secret is one. */
    private static String masked(String name, String value) {
        return Secrets.mask(name + "=" + value).equals(name + "=" + value)
                ? value
                : Secrets.mask(value).equals(value)
                        ? Secrets.MASK
                        : Secrets.mask(value);
    }
}
