package dev.gumshoe.conversations.agents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a model wrote into a field: the arguments of a tool call, or a part of an answer. The data model of JSON, without null. */
public sealed interface Datum {

    /** Text. */
    record Text(String value) implements Datum {}

    /** A number. */
    record Numeric(double value) implements Datum {}

    /** True or false. */
    record Flag(boolean value) implements Datum {}

    /** A list. */
    record Items(List<Datum> values) implements Datum {

        /** Takes a copy. */
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Named values, in the order they were written; a field that was null is left out. */
    record Fields(Map<String, Datum> values) implements Datum {

        /** Takes a copy. */
        public Fields {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** No fields. */
        public static Fields none() {
            return new Fields(Map.of());
        }

        /** The value of that name. */
        public Optional<Datum> get(String name) {
            return Optional.ofNullable(values.get(name));
        }

        /** The text of that name; a number or a flag as it is written. */
        public Optional<String> text(String name) {
            return get(name).flatMap(Datum::asText);
        }

        /** The number of that name, also where it was written as text. */
        public Optional<Double> number(String name) {
            return get(name).flatMap(Datum::asNumber);
        }

        /** The flag of that name. */
        public Optional<Boolean> flag(String name) {
            return get(name).flatMap(d -> d instanceof Flag(boolean value) ? Optional.of(value) : asText(d).map(Boolean::parseBoolean));
        }

        /** The texts of that name: a list of them, or one alone; empty when there is none. */
        public List<String> texts(String name) {
            return get(name).stream()
                    .flatMap(d -> d instanceof Items(List<Datum> values) ? values.stream() : java.util.stream.Stream.of(d))
                    .flatMap(d -> asText(d).stream())
                    .toList();
        }

        /** The records of that name; empty when there are none. */
        public List<Fields> records(String name) {
            return get(name).stream()
                    .flatMap(d -> d instanceof Items(List<Datum> values) ? values.stream() : java.util.stream.Stream.of(d))
                    .filter(Fields.class::isInstance)
                    .map(Fields.class::cast)
                    .toList();
        }
    }

    private static Optional<String> asText(Datum datum) {
        return switch (datum) {
            case Text(String value) -> Optional.of(value);
            case Numeric(double value) ->
                Optional.of(value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value));
            case Flag(boolean value) -> Optional.of(Boolean.toString(value));
            case Items _,Fields _ -> Optional.empty();
        };
    }

    private static Optional<Double> asNumber(Datum datum) {
        if (datum instanceof Numeric(double value)) {
            return Optional.of(value);
        }
        try {
            return asText(datum).map(text -> Double.valueOf(text.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
