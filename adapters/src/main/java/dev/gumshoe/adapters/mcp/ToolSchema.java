package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.agents.Argument;
import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.Parameter;
import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.evidence.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON Schema of a server's tools as parameters, and arguments as the values that the server takes. */
final class ToolSchema {

    private static final int LONGEST = 400;
    /** What every provider takes; a request with any other name for an argument is refused as a whole. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private ToolSchema() {}

    /** The properties of an object's schema. */
    static List<Parameter> parameters(Map<String, Object> schema) {
        List<Parameter> parameters = new ArrayList<>();
        List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                if (!NAME.matcher(String.valueOf(name)).matches()) {
                    return;
                }
                Map<String, Object> words = words(property);
                String text = Secrets.mask(String.valueOf(words.getOrDefault("description", ""))).replaceAll("\\s+", " ").strip();
                parameters.add(new Parameter(String.valueOf(name), shape(words),
                        text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…",
                        required.contains(name)));
            });
        }
        return parameters;
    }

    /** Whether a model can call such a tool: everything it must be told has a name that a model can write. */
    static boolean callable(Map<String, Object> schema) {
        return !(schema.get("required") instanceof List<?> names)
                || names.stream().allMatch(name -> NAME.matcher(String.valueOf(name)).matches());
    }

    private static Map<String, Object> words(@Nullable Object schema) {
        Map<String, Object> words = new LinkedHashMap<>();
        if (schema instanceof Map<?, ?> map) {
            map.forEach((name, value) -> words.put(String.valueOf(name), value));
        }
        return words;
    }

    private static Shape shape(Map<String, Object> schema) {
        return switch (String.valueOf(schema.get("type"))) {
            case "string" ->
                new Shape.Text(schema.get("enum") instanceof List<?> words ? words.stream().map(String::valueOf).toList() : List.of());
            case "integer" -> new Shape.WholeNumber(bound(schema, "minimum", Long.MIN_VALUE), bound(schema, "maximum", Long.MAX_VALUE));
            case "number" -> new Shape.Numeric();
            case "boolean" -> new Shape.YesNo();
            case "array" -> new Shape.ListOf(shape(words(schema.get("items"))));
            case "object" -> schema.get("properties") instanceof Map<?, ?> ? new Shape.Thing(parameters(schema)) : new Shape.Any();
            default -> new Shape.Any();
        };
    }

    private static long bound(Map<String, Object> schema, String name, long otherwise) {
        return schema.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    /** By parameter, as JSON has them. */
    static Map<String, Object> values(Arguments arguments) {
        Map<String, Object> values = new LinkedHashMap<>();
        arguments.given().forEach((name, argument) -> values.put(name, value(argument)));
        return values;
    }

    private static Object value(Argument argument) {
        return switch (argument) {
            case Argument.Text(String text) -> text;
            case Argument.Numeric(java.math.BigDecimal number) -> number;
            case Argument.YesNo(boolean yes) -> yes;
            case Argument.Many(List<Argument> all) -> all.stream().map(ToolSchema::value).toList();
            case Argument.Thing(Map<String, Argument> parts) -> values(new Arguments(parts));
        };
    }
}
