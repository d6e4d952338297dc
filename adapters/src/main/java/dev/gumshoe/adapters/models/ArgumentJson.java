package dev.gumshoe.adapters.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.conversations.agents.Argument;
import dev.gumshoe.conversations.agents.Arguments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What models write into tools and forms, as JSON and back. */
final class ArgumentJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ArgumentJson() {}

    /** The object that the text is; nothing at all is an empty one. @throws JsonProcessingException when it is none */
    static Arguments read(String json) throws JsonProcessingException {
        JsonNode node = MAPPER.readTree(json.isBlank() ? "{}" : json);
        if (node instanceof ObjectNode object) {
            return new Arguments(parts(object));
        }
        throw new NoObject("it is no object");
    }

    /** The object that stands in the text, alone or between other words: models fence what they write, and explain it. */
    static Arguments within(String text) throws JsonProcessingException {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from < 0 || to < from) {
            throw new NoObject("there is no JSON object in it");
        }
        return read(text.substring(from, to + 1));
    }

    /** As JSON on one line. */
    static String write(Arguments arguments) {
        return node(arguments).toString();
    }

    /** As a tree. */
    static JsonNode node(Arguments arguments) {
        return node(new Argument.Thing(arguments.given()));
    }

    private static JsonNode node(Argument argument) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (argument) {
            case Argument.Text(String value) -> make.textNode(value);
            case Argument.Numeric(BigDecimal value) -> make.numberNode(value);
            case Argument.YesNo(boolean value) -> make.booleanNode(value);
            case Argument.Many(List<Argument> values) -> {
                ArrayNode array = make.arrayNode();
                values.forEach(value -> array.add(node(value)));
                yield array;
            }
            case Argument.Thing(Map<String, Argument> parts) -> {
                ObjectNode object = make.objectNode();
                parts.forEach((name, value) -> object.set(name, node(value)));
                yield object;
            }
        };
    }

    private static Map<String, Argument> parts(ObjectNode object) {
        Map<String, Argument> parts = new LinkedHashMap<>();
        object.properties().forEach(property -> {
            Argument value = argument(property.getValue());
            if (value != null) {
                parts.put(property.getKey(), value);
            }
        });
        return parts;
    }

    private static @Nullable Argument argument(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> new Argument.Text(node.textValue());
            case NUMBER -> new Argument.Numeric(node.decimalValue());
            case BOOLEAN -> new Argument.YesNo(node.booleanValue());
            case OBJECT -> new Argument.Thing(parts((ObjectNode) node));
            case ARRAY -> {
                List<Argument> items = new ArrayList<>();
                node.forEach(element -> {
                    Argument item = argument(element);
                    if (item != null) {
                        items.add(item);
                    }
                });
                yield new Argument.Many(items);
            }
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    /** What was written may be JSON, but is no object. */
    private static final class NoObject extends JsonProcessingException {

        private static final long serialVersionUID = 1L;

        NoObject(String why) {
            super(why);
        }
    }
}
