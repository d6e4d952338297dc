package dev.gumshoe.bot.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** What an agent gave a verb; what makes no sense is refused with the argument's name, its value and what would do. */
record McpArguments(Map<String, Object> given) {

    /** Takes the argument as it is. */
    Optional<String> text(String name, int longest) throws Refusal {
        Object value = given.get(name);
        String text = value == null ? "" : String.valueOf(value).replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
        if (text.length() > longest) {
            throw new Refusal(400, name + " has " + text.length() + " characters: " + longest + " are taken.");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    String required(String name, int longest) throws Refusal {
        Optional<String> text = text(name, longest);
        if (text.isEmpty()) {
            throw new Refusal(400, name + " is missing.");
        }
        return text.get();
    }

    int within(String name, int least, int most, int otherwise) throws Refusal {
        Object value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Math.clamp(value instanceof Number number ? number.longValue() : Long.parseLong(String.valueOf(value)), least, most);
        } catch (NumberFormatException _) {
            throw new Refusal(400, name + " is '" + value + "': give a whole number from " + least + " to " + most + ".");
        }
    }

    Optional<Instant> time(String name) throws Refusal {
        Optional<String> text = text(name, 40);
        try {
            return text.map(written -> OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException _) {
            throw new Refusal(400, name + " is '" + text.orElse("") + "': give a time such as 2024-05-01T12:00:00Z.");
        }
    }
}
