package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form that a model filled in, read leniently: what is not there, or not of its kind, is empty. Texts are masked as they are read, so
 * that nothing a model says can carry a secret further.
 */
record Filled(Map<String, Argument> fields) {

    /** The form a model filled in. */
    static Filled of(Arguments answer) {
        return new Filled(answer.given());
    }

    /** Whether the field of that name was filled in at all, be it with an empty list. */
    boolean given(String name) {
        return fields.containsKey(name);
    }

    /** The text of that name; blank counts as none. */
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).flatMap(Filled::text).filter(text -> !text.isBlank());
    }

    private static Optional<String> text(Argument argument) {
        return switch (argument) {
            case Argument.Text(String value) -> Optional.of(Secrets.mask(value.strip()));
            case Argument.Numeric number -> Optional.of(number.toString());
            case Argument.YesNo yesNo -> Optional.of(yesNo.toString());
            case Argument.Many _,Argument.Thing _ -> Optional.empty();
        };
    }

    /** The texts of that name; one alone is a list of one. */
    List<String> texts(String name) {
        return all(name).stream().flatMap(argument -> text(argument).stream()).filter(text -> !text.isBlank()).distinct().toList();
    }

    /** The forms of that name; one alone is a list of one. */
    List<Filled> parts(String name) {
        return all(name).stream()
                .filter(Argument.Thing.class::isInstance)
                .map(argument -> new Filled(((Argument.Thing) argument).parts()))
                .toList();
    }

    private List<Argument> all(String name) {
        return switch (fields.get(name)) {
            case null -> List.of();
            case Argument.Many(List<Argument> values) -> values;
            case Argument other -> List.of(other);
        };
    }

    /** The number of that name, kept between 0 and 1; {@code otherwise} when there is none. */
    double share(String name, double otherwise) {
        try {
            return text(name).map(Double::parseDouble).filter(n -> !n.isNaN()).map(n -> Math.clamp(n, 0.0, 1.0)).orElse(otherwise);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /** Whether the flag of that name is set. */
    boolean yes(String name) {
        return text(name).filter(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes")).isPresent();
    }
}
