package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that words name: {@code in the last half hour}, {@code since 14:05}, {@code between 14:00 and 14:10}, {@code around 14:05}.
 */
record AskedTime(SpokenTime times) {

    private static final String CLOCK = "(?:\\d{4}-\\d\\d-\\d\\dt)?\\d{1,2}[:.]\\d\\d(?::\\d\\d)?(?:\\s*(?:am|pm))?(?:\\s*(?:utc|gmt|z))?";
    private static final Pattern LAST = Pattern.compile(
            "\\b(?:last|past|previous)\\s+(?:(\\d{1,3}|half an?|half|few|couple of|an?)\\s*)?(minutes?|mins?|m|hours?|hrs?|h|days?|d)\\b");
    private static final Pattern BETWEEN = Pattern.compile(
            "\\b(?:between\\s+|from\\s+)?(" + CLOCK + ")\\s*(?:and|to|till|until|-|–)\\s*(" + CLOCK + ")");
    private static final Pattern SINCE = Pattern.compile("\\b(?:since|after|from)\\s+(.+)");
    private static final Pattern BEFORE = Pattern.compile("\\b(?:before|until|till|up to)\\s+(.+)");
    private static final Pattern AT = Pattern.compile("\\b(?:at|around|about|near|~|circa)\\s*(.+)");
    private static final Duration AROUND = Duration.ofMinutes(2);
    private static final Duration EARLIER = Duration.ofMinutes(15);

    /**
     * The time the words name.
     *
     * @param now where it ends at the latest
     * @return empty when they name none that has begun
     */
    Optional<TimeWindow> in(String asked, Instant now) {
        Matcher last = LAST.matcher(asked);
        if (last.find()) {
            return Optional.of(TimeWindow.endingAt(now, length(last.group(1), last.group(2))));
        }
        Matcher between = BETWEEN.matcher(asked);
        if (between.find()) {
            return between(between.group(1), between.group(2), now);
        }
        Optional<Instant> since = named(SINCE, asked, now);
        if (since.isPresent()) {
            return since.filter(from -> from.isBefore(now)).map(from -> new TimeWindow(from, now));
        }
        return named(BEFORE, asked, now).map(to -> TimeWindow.endingAt(to, EARLIER))
                .or(() -> named(AT, asked, now).map(at -> around(at, now)));
    }

    private Optional<TimeWindow> between(String first, String second, Instant now) {
        Optional<Instant> to = times.in(second, now);
        Optional<Instant> from = to.flatMap(end -> times.in(first, end));
        return from.filter(f -> f.isBefore(to.orElseThrow())).map(f -> new TimeWindow(f, to.orElseThrow()));
    }

    private Optional<Instant> named(Pattern how, String asked, Instant now) {
        Matcher matcher = how.matcher(asked);
        return matcher.find() ? times.in(matcher.group(1), now) : Optional.empty();
    }

    private static TimeWindow around(Instant at, Instant now) {
        Instant to = at.plus(AROUND);
        return new TimeWindow(at.minus(AROUND), to.isAfter(now) && now.isAfter(at) ? now : to);
    }

    private static Duration length(@Nullable String count, String unit) {
        Duration one = unit.startsWith("m") ? Duration.ofMinutes(1) : unit.startsWith("h") ? Duration.ofHours(1) : Duration.ofDays(1);
        if (count == null || count.startsWith("a")) {
            return one;
        }
        if (count.startsWith("half")) {
            return one.dividedBy(2);
        }
        return switch (count) {
            case "few" -> one.multipliedBy(5);
            case "couple of" -> one.multipliedBy(2);
            default -> one.multipliedBy(Long.parseLong(count));
        };
    }
}
