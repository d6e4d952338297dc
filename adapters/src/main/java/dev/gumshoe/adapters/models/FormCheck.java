package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.Argument;
import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.Arguments.Misuse;
import dev.gumshoe.conversations.agents.Parameter;
import dev.gumshoe.conversations.agents.Parameter.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Whether a model filled in a form to the last corner. It is forgiven what {@link Arguments} forgives, and fields of its own. */
final class FormCheck {

    private FormCheck() {}

    /** @throws Misuse naming the field that is missing or does not hold what it should */
    static void check(List<Parameter> form, Arguments filled) throws Misuse {
        check("", form, filled.given());
    }

    private static void check(String path, List<Parameter> form, Map<String, Argument> filled) throws Misuse {
        for (Parameter field : form) {
            Argument value = filled.get(field.name());
            if (value != null) {
                check(path + field.name(), field.shape(), value);
            } else if (field.required()) {
                throw new Misuse(path + field.name() + " is missing");
            }
        }
    }

    private static void check(String name, Shape shape, Argument value) throws Misuse {
        Arguments alone = new Arguments(Map.of(name, value));
        switch (shape) {
            case Shape.Text(List<String> oneOf) -> {
                String word = alone.text(name).orElse("");
                if (!oneOf.isEmpty() && !oneOf.contains(word)) {
                    throw new Misuse(name + " is " + value + ", not one of " + String.join(", ", oneOf));
                }
            }
            case Shape.Time _ -> alone.time(name);
            case Shape.Numeric _ -> alone.number(name);
            case Shape.YesNo _ -> alone.yes(name);
            case Shape.WholeNumber(long least, long most) -> {
                long number = alone.wholeNumber(name).orElse(least);
                if (number < least || number > most) {
                    throw new Misuse(name + " is " + BigDecimal.valueOf(number) + ", not from " + least + " to " + most);
                }
            }
            case Shape.ListOf(Shape item) -> {
                for (Argument each : value instanceof Argument.Many(List<Argument> values) ? values : List.of(value)) {
                    check(name + "[]", item, each);
                }
            }
            case Shape.Thing(List<Parameter> parts) -> {
                if (!(value instanceof Argument.Thing(Map<String, Argument> values))) {
                    throw new Misuse(name + " is " + value + ", not an object");
                }
                check(name + ".", parts, values);
            }
            case Shape.Any _ -> {
            }
        }
    }
}
