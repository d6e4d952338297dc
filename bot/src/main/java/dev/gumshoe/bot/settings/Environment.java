package dev.gumshoe.bot.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces {@code ${NAME}} in values. A value that comes out empty counts as left out. */
final class Environment {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?}");

    private final UnaryOperator<@Nullable String> values;

    Environment(UnaryOperator<@Nullable String> values) {
        this.values = values;
    }

    JsonNode fill(JsonNode node, String path) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode filled = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(e -> filled.set(e.getKey(), fill(e.getValue(), path.isEmpty() ? e.getKey() : path + "." + e.getKey())));
                yield filled;
            }
            case ArrayNode array -> {
                ArrayNode filled = JsonNodeFactory.instance.arrayNode();
                for (int i = 0; i < array.size(); i++) {
                    filled.add(fill(array.get(i), path + "[" + i + "]"));
                }
                yield filled;
            }
            default -> node.isTextual() ? fill(node.textValue(), path) : node;
        };
    }

    private JsonNode fill(String text, String path) {
        Matcher matcher = VARIABLE.matcher(text);
        if (!matcher.find()) {
            return JsonNodeFactory.instance.textNode(text);
        }
        String filled = matcher.replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group(3), path)));
        return filled.isEmpty() ? NullNode.getInstance() : JsonNodeFactory.instance.textNode(filled);
    }

    private String value(String name, @Nullable String otherwise, String path) {
        String value = values.apply(name);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        if (otherwise == null) {
            throw new MissingVariable(path, name);
        }
        return otherwise;
    }
}
