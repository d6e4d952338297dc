package dev.gumshoe.conversations.agents;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as people write them in a chat: {@code 14:05}, {@code 14:05:30 UTC}, {@code 2:05 pm}, {@code 10 minutes ago}, ISO 8601.
 *
 * @param zone the zone meant where none is written
 */
public record SpokenTime(ZoneId zone) {

    private static final Pattern ISO = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z\\b");
    private static final Pattern AGO = Pattern
            .compile("\\b(\\d{1,3}|an?)\\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?)\\s+ago\\b");
    private static final Pattern CLOCK = Pattern
            .compile("\\b([01]?\\d|2[0-3])[:.]([0-5]\\d)(?::([0-5]\\d))?\\s*(am|pm)?\\s*(utc|gmt|z)?(?![\\d:])");
    private static final Pattern HOUR = Pattern.compile("\\b(1[0-2]|0?[1-9])\\s*(am|pm)\\b");

    /**
     * The time the text names.
     *
     * @param reference what the time is near: a time of day is taken as the latest such time not after it
     */
    public Optional<Instant> in(String text, Instant reference) {
        Matcher iso = ISO.matcher(text.toUpperCase(Locale.ROOT));
        if (iso.find()) {
            return parsed(iso.group());
        }
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher ago = AGO.matcher(lower);
        if (ago.find()) {
            return Optional.of(reference.minus(length(ago.group(1), ago.group(2))));
        }
        Matcher clock = CLOCK.matcher(lower);
        return clock.find() ? Optional.of(latest(clock, reference)) : hour(lower).flatMap(full -> in(full, reference));
    }

    /** {@code 2 pm} is {@code 2:00 pm}. */
    private static Optional<String> hour(String text) {
        Matcher hour = HOUR.matcher(text);
        return hour.find() ? Optional.of(hour.group(1) + ":00 " + hour.group(2)) : Optional.empty();
    }

    private static Optional<Instant> parsed(String iso) {
        try {
            String full = iso.length() == "2026-01-01T00:00Z".length() ? iso.replace("Z", ":00Z") : iso;
            return Optional.of(Instant.parse(full));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration length(String count, String unit) {
        long n = count.startsWith("a") ? 1 : Long.parseLong(count);
        return switch (unit.charAt(0)) {
            case 's' -> Duration.ofSeconds(n);
            case 'm' -> Duration.ofMinutes(n);
            default -> Duration.ofHours(n);
        };
    }

    private Instant latest(Matcher clock, Instant reference) {
        ZoneId meant = clock.group(5) == null ? zone : ZoneId.of("UTC");
        int hour = hour(Integer.parseInt(clock.group(1)), clock.group(4));
        int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        LocalTime time = LocalTime.of(hour, Integer.parseInt(clock.group(2)), second);
        ZonedDateTime at = reference.atZone(meant).with(time);
        return (at.toInstant().isAfter(reference) ? at.minusDays(1) : at).toInstant();
    }

    private static int hour(int written, @org.jspecify.annotations.Nullable String half) {
        if (half == null || written > 12) {
            return written;
        }
        return written % 12 + ("pm".equals(half) ? 12 : 0);
    }
}
