package dev.gumshoe.adapters.servicenow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Times as ServiceNow keeps them: to the second, in UTC. */
final class Times {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    static String written(Instant at) {
        return FORM.format(at);
    }

    static Optional<Instant> read(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
