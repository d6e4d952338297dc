package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each field of a row stands. */
final class FieldPlaces {

    private final Map<String, List<Place>> places = new HashMap<>();
    private final @Nullable JsonPointer attributes;

    /** A pointer, or a word that is the field's value itself. */
    private record Place(@Nullable JsonPointer pointer, JsonNode word) {

        JsonNode in(JsonNode item, JsonNode row) {
            if (pointer == null) {
                return word;
            }
            JsonNode found = item.at(pointer);
            return found.isMissingNode() || found.isNull() ? row.at(pointer) : found;
        }
    }

    private FieldPlaces(@Nullable JsonPointer attributes) {
        this.attributes = attributes;
    }

    /** @throws IllegalArgumentException when a place is neither a pointer nor a word */
    static FieldPlaces of(Map<String, List<String>> fields, @Nullable String attributes) {
        FieldPlaces places = new FieldPlaces(attributes == null ? null : Pointers.compile("attributes", attributes));
        fields.forEach((field, texts) -> places.places.put(field, texts.stream().map(text -> place("fields." + field, text)).toList()));
        return places;
    }

    private static Place place(String setting, String text) {
        return text.startsWith("=")
                ? new Place(null, TextNode.valueOf(text.substring(1)))
                : new Place(Pointers.compile(setting, text), MissingNode.getInstance());
    }

    /** What stands at the field's place, or under its own name in the item when it has none; a missing node when nothing does. */
    JsonNode find(String field, JsonNode item, JsonNode row) {
        List<Place> known = places.get(field);
        if (known == null) {
            JsonNode own = item.path(field);
            return own.isNull() ? MissingNode.getInstance() : own;
        }
        for (Place place : known) {
            JsonNode found = place.in(item, row);
            if (!found.isMissingNode() && !found.isNull()) {
                return found;
            }
        }
        return MissingNode.getInstance();
    }

    /** The labels of a row. */
    Map<String, String> attributes(JsonNode item, JsonNode row) {
        if (attributes == null) {
            return Map.of();
        }
        Map<String, String> labels = new HashMap<>();
        new Place(attributes, MissingNode.getInstance()).in(item, row).properties().forEach(label -> {
            if (!label.getValue().isNull()) {
                labels.put(label.getKey(), label.getValue().isValueNode() ? label.getValue().asText() : label.getValue().toString());
            }
        });
        return labels;
    }
}
