package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller gave a tool, by parameter. Models are forgiven what can only mean one thing: a single text for a list of one, a number
 * written as text, an empty text for nothing.
 */
public record Arguments(Map<String, Argument> given) {

    /** Nothing given. */
    public static final Arguments NONE = new Arguments(Map.of());

    /** Arguments that make no sense; the message names the parameter, what was given and what would do, for the caller to try again. */
    public static final class Misuse extends Exception {

        private static final long serialVersionUID = 1L;

        /** A sentence for the caller. */
        public Misuse(String message) {
            super(message, null, false, false);
        }

        /** The sentence. */
        public String why() {
            return String.valueOf(getMessage());
        }
    }

    /** Takes a copy, in the same order. */
    public Arguments {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** The words given for the parameter; blank counts as not given. */
    public Optional<String> text(String name) throws Misuse {
        return switch (given.get(name)) {
            case null -> Optional.empty();
            case Argument.Text(String value) -> value.isBlank() ? Optional.empty() : Optional.of(value.strip());
            case Argument.Numeric number -> Optional.of(number.toString());
            case Argument.YesNo yesNo -> Optional.of(yesNo.toString());
            case Argument.Many many -> throw misuse(name, many, "one text");
            case Argument.Thing thing -> throw misuse(name, thing, "a text");
        };
    }

    /** The words given for a parameter that must be there. */
    public String requiredText(String name) throws Misuse {
        return text(name).orElseThrow(() -> new Misuse(name + " is missing"));
    }

    /** The texts given for the parameter, in order; empty when there are none. */
    public Set<String> texts(String name) throws Misuse {
        if (!(given.get(name) instanceof Argument.Many(List<Argument> values))) {
            return text(name).map(Set::of).orElse(Set.of());
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Argument value : values) {
            new Arguments(Map.of(name, value)).text(name).ifPresent(texts::add);
        }
        return Collections.unmodifiableSet(texts);
    }

    /** The whole number given for the parameter. */
    public Optional<Long> wholeNumber(String name) throws Misuse {
        Optional<BigDecimal> number = number(name);
        try {
            return number.map(BigDecimal::longValueExact);
        } catch (ArithmeticException _) {
            throw misuse(name, given.get(name), "a whole number");
        }
    }

    /** The whole number given for the parameter, kept between the two; {@code otherwise} when none is given. */
    public int within(String name, int least, int most, int otherwise) throws Misuse {
        return (int) Math.clamp(wholeNumber(name).orElse((long) otherwise), (long) least, (long) most);
    }

    /** The number given for the parameter. */
    public Optional<BigDecimal> number(String name) throws Misuse {
        if (given.get(name) instanceof Argument.Numeric(BigDecimal value)) {
            return Optional.of(value);
        }
        Optional<String> text = text(name);
        try {
            return text.map(BigDecimal::new);
        } catch (NumberFormatException _) {
            throw misuse(name, given.get(name), "a number");
        }
    }

    /** Whether the parameter was given as true; false when it was not given. */
    public boolean yes(String name) throws Misuse {
        String word = text(name).orElse("false");
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw misuse(name, given.get(name), "true or false");
        };
    }

    /** The moment given for the parameter. */
    public Optional<Instant> time(String name) throws Misuse {
        Optional<String> text = text(name);
        try {
            return text.map(written -> OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException _) {
            throw misuse(name, given.get(name), "a time such as 2024-05-01T12:00:00Z");
        }
    }

    /** The window from {@code from} to {@code to}, where an end that is not given is that of {@code whole}. */
    public TimeWindow window(TimeWindow whole) throws Misuse {
        Instant from = time("from").orElse(whole.from());
        Instant to = time("to").orElse(whole.to());
        if (to.isBefore(from)) {
            throw new Misuse("to (" + to + ") lies before from (" + from + "): give a later end; the case's window is " + whole);
        }
        return new TimeWindow(from, to);
    }

    /** Why these arguments do not fit the parameters, one sentence each; empty when they do. */
    List<String> misfits(List<Parameter> parameters) {
        List<String> misfits = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Argument argument = given.get(parameter.name());
            if (argument == null) {
                if (parameter.required()) {
                    misfits.add(parameter.name() + " is missing: " + parameter.description());
                }
            } else {
                misfit(parameter, argument).ifPresent(misfits::add);
            }
        }
        Set<String> unknown = new LinkedHashSet<>(given.keySet());
        parameters.forEach(parameter -> unknown.remove(parameter.name()));
        if (!unknown.isEmpty()) {
            misfits.add("there is no parameter " + String.join(", ", unknown) + "; there are "
                    + (parameters.isEmpty() ? "none" : String.join(", ", parameters.stream().map(Parameter::name).toList())));
        }
        return misfits;
    }

    private Optional<String> misfit(Parameter parameter, Argument argument) {
        try {
            String name = parameter.name();
            switch (parameter.shape()) {
                case Parameter.Shape.Text(List<String> oneOf) -> word(name, oneOf);
                case Parameter.Shape.Time() -> time(name);
                case Parameter.Shape.WholeNumber(long least, long most) -> range(name, least, most);
                case Parameter.Shape.Numeric() -> number(name);
                case Parameter.Shape.YesNo() -> yes(name);
                case Parameter.Shape.ListOf(Parameter.Shape.Text(List<String> oneOf)) -> words(name, oneOf);
                case Parameter.Shape.ListOf _,Parameter.Shape.Any _ -> {
                }
                case Parameter.Shape.Thing(List<Parameter> parts) -> parts(name, argument, parts);
            }
            return Optional.empty();
        } catch (Misuse misuse) {
            return Optional.of(misuse.why());
        }
    }

    private void word(String name, List<String> oneOf) throws Misuse {
        Optional<String> word = text(name);
        if (!oneOf.isEmpty() && word.isPresent() && !oneOf.contains(word.get())) {
            throw misuse(name, given.get(name), "one of " + String.join(", ", oneOf));
        }
    }

    private void words(String name, List<String> oneOf) throws Misuse {
        Set<String> words = texts(name);
        if (!oneOf.isEmpty() && !oneOf.containsAll(words)) {
            throw misuse(name, given.get(name), "some of " + String.join(", ", oneOf));
        }
    }

    private void range(String name, long least, long most) throws Misuse {
        Optional<Long> number = wholeNumber(name);
        if (number.isPresent() && (number.get() < least || number.get() > most)) {
            throw misuse(name, given.get(name), "a whole number from " + least + " to " + most);
        }
    }

    private static void parts(String name, Argument argument, List<Parameter> parts) throws Misuse {
        if (!(argument instanceof Argument.Thing(Map<String, Argument> values))) {
            throw misuse(name, argument, "an object");
        }
        List<String> misfits = new Arguments(values).misfits(parts);
        if (!misfits.isEmpty()) {
            throw new Misuse("in " + name + ": " + String.join("; ", misfits));
        }
    }

    private static Misuse misuse(String name, @org.jspecify.annotations.Nullable Argument argument, String wanted) {
        return new Misuse(name + " is " + argument + ", give " + wanted);
    }

    @Override
    public String toString() {
        return new Argument.Thing(given).toString();
    }
}
