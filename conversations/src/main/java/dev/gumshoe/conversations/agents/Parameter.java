package dev.gumshoe.conversations.agents;

import java.util.List;

/**
 * One thing a tool can be told; adapters make JSON Schema of it.
 *
 * @param description what it means, its unit and what holds when it is left out
 */
public record Parameter(String name, Shape shape, String description, boolean required) {

    /** @throws IllegalArgumentException when the name is blank */
    public Parameter {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter needs a name");
        }
    }

    /** A parameter that must be given. */
    public static Parameter required(String name, Shape shape, String description) {
        return new Parameter(name, shape, description, true);
    }

    /** A parameter that may be left out. */
    public static Parameter optional(String name, Shape shape, String description) {
        return new Parameter(name, shape, description, false);
    }

    /** What an argument looks like. */
    public sealed interface Shape {

        /**
         * Words.
         *
         * @param oneOf the only words allowed; empty for any
         */
        record Text(List<String> oneOf) implements Shape {

            /** Any words. */
            public static final Text ANY = new Text(List.of());

            /** Takes a copy. */
            public Text {
                oneOf = List.copyOf(oneOf);
            }

            /** One of these words. */
            public static Text oneOf(String... words) {
                return new Text(List.of(words));
            }
        }

        /** A moment: ISO-8601 with an offset, {@code 2024-05-01T12:00:00Z}. */
        record Time() implements Shape {}

        /** A whole number, both ends allowed. */
        record WholeNumber(long least, long most) implements Shape {}

        /** Any number. */
        record Numeric() implements Shape {}

        /** True or false. */
        record YesNo() implements Shape {}

        /** Several of one shape. */
        record ListOf(Shape item) implements Shape {

            /** Several texts. */
            public static final ListOf TEXTS = new ListOf(Text.ANY);
        }

        /** A thing with named parts. */
        record Thing(List<Parameter> parts) implements Shape {

            /** Takes a copy. */
            public Thing {
                parts = List.copyOf(parts);
            }
        }

        /** Whatever the tool's own documentation says; for tools from outside whose schema has no shape here. */
        record Any() implements Shape {}
    }
}
