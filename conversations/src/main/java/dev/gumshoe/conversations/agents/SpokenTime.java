package dev.gumshoe.conversations.agents;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moments as people write them in a chat: {@code 14:05}, {@code 14:05:30 UTC}, {@code 2:05 pm}, {@code 14h05}, {@code 9:05 EST},
 * {@code 10 minutes ago}, {@code yesterday at 14:00}, ISO 8601.
 *
 * @param zone the zone meant where none is written
 */
public record SpokenTime(ZoneId zone) {

    private static final Pattern ISO = Pattern
            .compile("\\b(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)\\s?(Z|UTC|[+-]\\d\\d:?\\d\\d)?(?![\\d:])");
    private static final Pattern AGO = Pattern.compile(
            "\\b(\\d{1,3}|an?|a few|a couple(?: of)?|half an?)\\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?)\\s+ago\\b");
    /** What a time of day looks like; the groups are hour, minute, second, half of the day and zone. */
    static final String CLOCK = "(?<![\\d.:v/-])(?:([01]?\\d|2[0-3])(?:[:h]|\\.(?=\\d\\d(?!\\.\\d)))([0-5]\\d)(?::([0-5]\\d)(?:\\.\\d+)?)?\\s*(am|pm)?)"
            + "(?:\\s*(" + SpokenZone.WRITTEN + ")\\b)?(?![\\d:])";
    private static final Pattern AT = Pattern.compile(CLOCK);
    private static final Pattern HOUR = Pattern.compile(
            "(?<![\\d.:v/-])(?:(1[0-2]|0?[1-9])\\s*(am|pm)|([01]?\\d|2[0-3])\\s*(?:o'clock|uhr))(?:\\s*(" + SpokenZone.WRITTEN
                    + ")\\b)?(?![\\p{L}\\d])");

    /**
     * The time the text names.
     *
     * @param reference what the time is near: a time of day is taken as the latest such time not after it, unless the text names the day
     */
    public Optional<Instant> in(String text, Instant reference) {
        Matcher iso = ISO.matcher(text.toUpperCase(Locale.ROOT));
        if (iso.find()) {
            return parsed(iso);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher ago = AGO.matcher(lower);
        if (ago.find()) {
            return Optional.of(reference.minus(length(ago.group(1), ago.group(2))));
        }
        return clock(lower).map(clock -> SpokenDay.in(lower, reference.atZone(zone).toLocalDate())
                .map(day -> clock.on(day, zone)).orElseGet(() -> clock.latest(reference, zone)));
    }

    /** The first such time that is not before another: the end of a stretch. */
    Optional<Instant> after(Instant begin, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (ISO.matcher(text.toUpperCase(Locale.ROOT)).find() || SpokenDay.in(lower, begin.atZone(zone).toLocalDate()).isPresent()) {
            return in(text, begin.plus(Duration.ofDays(1)));
        }
        return clock(lower).map(clock -> clock.first(begin, zone));
    }

    private static Optional<Clock> clock(String text) {
        Matcher at = AT.matcher(text);
        if (at.find()) {
            int second = at.group(3) == null ? 0 : Integer.parseInt(at.group(3));
            return Optional.of(new Clock(
                    LocalTime.of(hour(Integer.parseInt(at.group(1)), at.group(4)), Integer.parseInt(at.group(2)), second), at.group(5)));
        }
        Matcher hour = HOUR.matcher(text);
        if (!hour.find()) {
            return Optional.empty();
        }
        String written = hour.group(1) == null ? hour.group(3) : hour.group(1);
        return Optional.of(new Clock(LocalTime.of(hour(Integer.parseInt(written), hour.group(2)), 0), hour.group(4)));
    }

    /** A time of day, and the zone that stands beside it, or null. */
    private record Clock(LocalTime time, @Nullable String named) {

        private ZoneId meant(ZoneId usual) {
            return SpokenZone.of(named, usual);
        }

        Instant on(LocalDate day, ZoneId usual) {
            return day.atTime(time).atZone(meant(usual)).toInstant();
        }

        Instant latest(Instant reference, ZoneId usual) {
            ZonedDateTime at = reference.atZone(meant(usual)).with(time);
            return (at.toInstant().isAfter(reference) ? at.minusDays(1) : at).toInstant();
        }

        Instant first(Instant begin, ZoneId usual) {
            ZonedDateTime at = begin.atZone(meant(usual)).with(time);
            return (at.toInstant().isBefore(begin) ? at.plusDays(1) : at).toInstant();
        }
    }

    private Optional<Instant> parsed(Matcher iso) {
        String time = iso.group(2).length() == "14:05".length() ? iso.group(2) + ":00" : iso.group(2);
        String offset = iso.group(3);
        try {
            if (offset == null) {
                return Optional.of(LocalDate.parse(iso.group(1)).atTime(LocalTime.parse(time)).atZone(zone).toInstant());
            }
            String full = offset.equals("UTC") ? "Z" : offset.replaceFirst("^([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return Optional.of(OffsetDateTime.parse(iso.group(1) + "T" + time + full).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** {@code a few minutes}; also of a stretch that ends now. */
    static Duration length(@Nullable String count, String unit) {
        Duration one = switch (unit.charAt(0)) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            case 'h' -> Duration.ofHours(1);
            case 'd' -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
        if (count == null || count.matches("an?|one")) {
            return one;
        }
        if (count.startsWith("half")) {
            return one.dividedBy(2);
        }
        return one.multipliedBy(count.contains("few") ? 5 : count.contains("couple") ? 2 : number(count));
    }

    private static long number(String count) {
        int word = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten").indexOf(count);
        return word >= 0 ? word : switch (count) {
            case "fifteen" -> 15;
            case "twenty" -> 20;
            case "thirty" -> 30;
            default -> Long.parseLong(count);
        };
    }

    static int hour(int written, @Nullable String half) {
        if (half == null || written > 12) {
            return written;
        }
        return written % 12 + ("pm".equals(half) ? 12 : 0);
    }
}
