package dev.gumshoe.adapters.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.conversations.agents.Datum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What models write, as JSON and back. */
final class DatumJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private DatumJson() {}

    /** The object that the text is. @throws JsonProcessingException when it is none */
    static Datum.Fields fields(String json) throws JsonProcessingException {
        JsonNode node = MAPPER.readTree(json.isBlank() ? "{}" : json);
        if (node instanceof ObjectNode object) {
            return fields(object);
        }
        throw new NoObject("it is " + (node == null ? "nothing" : "of another kind: " + node.getNodeType()));
    }

    /** The object that stands in the text, alone or between other words: models fence what they write, and explain it. */
    static Datum.Fields within(String text) throws JsonProcessingException {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from < 0 || to < from) {
            throw new NoObject("there is no JSON object in it");
        }
        return fields(text.substring(from, to + 1));
    }

    /** As JSON on one line. */
    static String write(Datum datum) {
        return node(datum).toString();
    }

    /** As a tree. */
    static JsonNode node(Datum datum) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (datum) {
            case Datum.Text(String value) -> make.textNode(value);
            case Datum.Numeric(double value) -> whole(value) ? make.numberNode((long) value) : make.numberNode(value);
            case Datum.Flag(boolean value) -> make.booleanNode(value);
            case Datum.Items(List<Datum> values) -> {
                ArrayNode array = make.arrayNode();
                values.forEach(value -> array.add(node(value)));
                yield array;
            }
            case Datum.Fields(Map<String, Datum> values) -> {
                ObjectNode object = make.objectNode();
                values.forEach((name, value) -> object.set(name, node(value)));
                yield object;
            }
        };
    }

    private static boolean whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15;
    }

    /** The fields of an object; those that are null are left out. */
    static Datum.Fields fields(ObjectNode object) {
        Map<String, Datum> fields = new LinkedHashMap<>();
        object.properties().forEach(property -> {
            Datum value = datum(property.getValue());
            if (value != null) {
                fields.put(property.getKey(), value);
            }
        });
        return new Datum.Fields(fields);
    }

    private static @Nullable Datum datum(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> new Datum.Text(node.textValue());
            case NUMBER -> new Datum.Numeric(node.doubleValue());
            case BOOLEAN -> new Datum.Flag(node.booleanValue());
            case OBJECT -> fields((ObjectNode) node);
            case ARRAY -> {
                List<Datum> items = new ArrayList<>();
                node.forEach(element -> {
                    Datum item = datum(element);
                    if (item != null) {
                        items.add(item);
                    }
                });
                yield new Datum.Items(items);
            }
            case NULL,MISSING,BINARY,POJO -> null;
        };
    }

    /** What was written is JSON, perhaps, but no object. */
    private static final class NoObject extends JsonProcessingException {

        private static final long serialVersionUID = 1L;

        NoObject(String why) {
            super(why);
        }
    }
}
