package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.AnswerShape.Field;
import dev.gumshoe.conversations.agents.AnswerShape.Kind;
import dev.gumshoe.conversations.agents.Datum;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a model filled in a form. Numbers and flags may be written as text, and one item may stand for a list of one. */
final class ShapeCheck {

    private ShapeCheck() {}

    /** What is wrong, as {@code cause.since is missing}; empty when nothing is. */
    static Optional<String> defect(List<Field> form, Datum.Fields filled) {
        return defect("", form, filled);
    }

    private static Optional<String> defect(String path, List<Field> form, Datum.Fields filled) {
        return form.stream().flatMap(field -> defect(path, field, filled).stream()).findFirst();
    }

    private static Optional<String> defect(String path, Field field, Datum.Fields filled) {
        String name = path + field.name();
        return filled.get(field.name())
                .map(value -> defect(name, field.kind(), value))
                .orElseGet(() -> field.required() ? Optional.of(name + " is missing") : Optional.empty());
    }

    private static Optional<String> defect(String name, Kind kind, Datum value) {
        return switch (kind) {
            case Kind.Text _ -> wrong(name, "text", text(value).isEmpty());
            case Kind.Numeric _ -> wrong(name, "a number", number(value).isEmpty());
            case Kind.Whole _ -> wrong(name, "a whole number", number(value).filter(n -> n == Math.rint(n)).isEmpty());
            case Kind.Flag _ -> wrong(name, "true or false", text(value).filter(t -> t.matches("(?i)true|false")).isEmpty());
            case Kind.OneOf(List<String> words) ->
                wrong(name, "one of " + String.join(", ", words), text(value).filter(words::contains).isEmpty());
            case Kind.ListOf(Kind element) -> {
                List<Datum> items = value instanceof Datum.Items(List<Datum> values) ? values : List.of(value);
                yield items.stream().map(item -> defect(name + "[]", element, item)).flatMap(Optional::stream).findFirst();
            }
            case Kind.Parts(List<Field> fields) ->
                value instanceof Datum.Fields filled ? defect(name + ".", fields, filled) : wrong(name, "an object", true);
        };
    }

    private static Optional<String> wrong(String name, String wanted, boolean so) {
        return so ? Optional.of(name + " is not " + wanted) : Optional.empty();
    }

    private static Optional<String> text(Datum value) {
        return only(value).text("it");
    }

    private static Optional<Double> number(Datum value) {
        return only(value).number("it");
    }

    /** The datum alone in an object: that is where texts and numbers are read. */
    private static Datum.Fields only(Datum value) {
        return new Datum.Fields(Map.of("it", value));
    }
}
