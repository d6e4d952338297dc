package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.AnswerShape.Field;
import dev.gumshoe.conversations.agents.AnswerShape.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** A form told to a model that nothing holds to it. */
final class FormInWords {

    private FormInWords() {}

    static String of(List<Field> fields) {
        return fields.stream().map(field -> line("", field)).collect(Collectors.joining("\n"));
    }

    private static String line(String indent, Field field) {
        return indent + "- \"" + field.name() + "\"" + (field.required() ? "" : " (may be left out)") + ": " + kind(indent, field.kind())
                + (field.description().isBlank() ? "" : "; " + field.description());
    }

    private static String kind(String indent, Kind kind) {
        return switch (kind) {
            case Kind.Text _ -> "text";
            case Kind.Numeric _ -> "a number";
            case Kind.Whole _ -> "a whole number";
            case Kind.Flag _ -> "true or false";
            case Kind.OneOf(List<String> words) -> words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(" or "));
            case Kind.ListOf(Kind each) -> "a list, each item " + kind(indent, each);
            case Kind.Parts(List<Field> fields) -> "an object with\n"
                    + fields.stream().map(field -> line(indent + "  ", field)).collect(Collectors.joining("\n"));
        };
    }
}
