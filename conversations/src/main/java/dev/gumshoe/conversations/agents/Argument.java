package dev.gumshoe.conversations.agents;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value that a caller gives for a parameter; adapters make it of JSON. A null is an argument that is not given. */
public sealed interface Argument {

    /** Words. */
    record Text(String value) implements Argument {

        @Override
        public String toString() {
            return '"' + value + '"';
        }
    }

    /** A number. */
    record Numeric(BigDecimal value) implements Argument {

        /** A whole number. */
        public static Numeric of(long value) {
            return new Numeric(BigDecimal.valueOf(value));
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /** True or false. */
    record YesNo(boolean value) implements Argument {

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** Several values. */
    record Many(List<Argument> values) implements Argument {

        /** Takes a copy. */
        public Many {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** Named values. */
    record Thing(Map<String, Argument> parts) implements Argument {

        /** Takes a copy, in the same order. */
        public Thing {
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }

        @Override
        public String toString() {
            return parts.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /** Words, for short. */
    static Text of(String value) {
        return new Text(value);
    }

    /** A list of words, for short. */
    static Many of(List<String> values) {
        return new Many(values.stream().<Argument>map(Text::new).toList());
    }
}
