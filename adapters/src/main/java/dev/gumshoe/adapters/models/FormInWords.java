package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.Parameter;
import dev.gumshoe.conversations.agents.Parameter.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** A form told to a model that nothing holds to it. */
final class FormInWords {

    private FormInWords() {}

    static String of(List<Parameter> fields) {
        return lines("", fields);
    }

    private static String lines(String indent, List<Parameter> fields) {
        return fields.stream().map(field -> line(indent, field)).collect(Collectors.joining("\n"));
    }

    private static String line(String indent, Parameter field) {
        return indent + "- \"" + field.name() + "\"" + (field.required() ? "" : " (may be left out)") + ": " + shape(indent, field.shape())
                + (field.description().isBlank() ? "" : "; " + field.description());
    }

    private static String shape(String indent, Shape shape) {
        return switch (shape) {
            case Shape.Text(List<String> oneOf) when oneOf.isEmpty() -> "text";
            case Shape.Text(List<String> oneOf) -> oneOf.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(" or "));
            case Shape.Time _ -> "a time such as \"2024-05-01T12:00:00Z\"";
            case Shape.WholeNumber(long least, long most) -> "a whole number from " + least + " to " + most;
            case Shape.Numeric _ -> "a number";
            case Shape.YesNo _ -> "true or false";
            case Shape.ListOf(Shape item) -> "a list, each item " + shape(indent, item);
            case Shape.Thing(List<Parameter> parts) -> "an object with\n" + lines(indent + "  ", parts);
            case Shape.Any _ -> "anything";
        };
    }
}
