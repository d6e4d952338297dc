package dev.gumshoe.conversations.agents;

import java.util.List;

/**
 * The form an answer must have: a record of named fields. A small part of JSON Schema that every provider understands.
 *
 * @param name letters, digits and {@code _}
 * @param description what the answer is
 */
public record AnswerShape(String name, String description, List<Field> fields) {

    /** Takes a copy. */
    public AnswerShape {
        fields = List.copyOf(fields);
    }

    /** One field of a record. */
    public record Field(String name, String description, Kind kind, boolean required) {

        /** A field that must be there. */
        public static Field required(String name, Kind kind, String description) {
            return new Field(name, description, kind, true);
        }

        /** A field that may be left out. */
        public static Field optional(String name, Kind kind, String description) {
            return new Field(name, description, kind, false);
        }
    }

    /** What a field holds. */
    public sealed interface Kind {

        /** Text. */
        record Text() implements Kind {}

        /** A number, whole or not. */
        record Numeric() implements Kind {}

        /** A whole number. */
        record Whole() implements Kind {}

        /** True or false. */
        record Flag() implements Kind {}

        /** One of these words. */
        record OneOf(List<String> words) implements Kind {

            /** Takes a copy. */
            public OneOf {
                words = List.copyOf(words);
            }
        }

        /** Any number of such. */
        record ListOf(Kind element) implements Kind {}

        /** A record. */
        record Parts(List<Field> fields) implements Kind {

            /** Takes a copy. */
            public Parts {
                fields = List.copyOf(fields);
            }
        }
    }
}
