package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stretch of time that words name: {@code in the last half hour}, {@code since 14:05}, {@code between 14:00 and 14:10},
 * {@code from 2 to 3 pm}, {@code around 14:05}, {@code yesterday}, {@code last week}.
 */
record AskedTime(SpokenTime times) {

    private static final String COUNT = "\\d{1,3}|half an?|half|a few|few|a couple of|couple of|couple|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty";
    private static final Pattern LAST = Pattern.compile(
            "\\b(?:last|past|previous|recent)\\s+(?:(" + COUNT + ")\\s*)?(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?)\\b");
    /** Without a count these are of the calendar. */
    private static final Pattern CALENDAR = Pattern.compile("\\b(last|previous|past|this) (week|month|year)\\b");
    private static final String DATED = "(?:\\d{4}-\\d\\d-\\d\\d[t ])?";
    private static final String TIME = DATED + "\\d{1,2}(?:[:.h]\\d\\d(?::\\d\\d)?)?\\s*(?:am|pm|o'clock|uhr)?(?:\\s*(?:"
            + SpokenZone.WRITTEN + ")\\b)?";
    private static final Pattern BETWEEN = Pattern.compile(
            "(\\b(?:between|from)\\s+)?\\b(" + TIME + ")\\s*(?:and|to|till|until|through|-|–|—)\\s*(" + TIME + ")(?![\\d%])");
    private static final Pattern CLOCKED = Pattern
            .compile(".*(?:[:h]\\d\\d|\\d\\.\\d\\d\\b|am|pm|o'clock|uhr|" + SpokenZone.WRITTEN + ").*");
    private static final Pattern SINCE = Pattern.compile("\\b(?:since|after|from)\\s+(.+)");
    private static final Pattern BEFORE = Pattern.compile("\\b(?:before|until|till|up to)\\s+(.+)");
    private static final Pattern SINCE_THAT_DAY = Pattern.compile("\\b(?:since|from|after)\\b");
    private static final Pattern AT = Pattern.compile("\\b(?:at|around|about|near|circa|ago|am|pm|o'clock)\\b|~|\\d[:h]\\d\\d");
    private static final Pattern ZONE = Pattern.compile("\\b(?:" + SpokenZone.WRITTEN + ")$");
    private static final Pattern HALF = Pattern.compile("^(\\d{1,2}).*?(am|pm)");
    private static final Pattern PART = Pattern.compile("\\b(morning|afternoon|evening|night|tonight)\\b");
    private static final Duration AROUND = Duration.ofMinutes(2);
    private static final Duration EARLIER = Duration.ofMinutes(15);

    /**
     * The time the words name.
     *
     * @param asked lower case
     * @param now where it ends at the latest
     * @return empty when they name none that has begun
     */
    Optional<TimeWindow> in(String asked, Instant now) {
        Matcher last = LAST.matcher(asked);
        if (last.find() && (last.group(1) != null || !last.group(2).startsWith("week"))) {
            return Optional.of(TimeWindow.endingAt(now, SpokenTime.length(last.group(1), last.group(2))));
        }
        Matcher between = BETWEEN.matcher(asked);
        while (between.find()) {
            Optional<TimeWindow> stretch = between(between, asked, now);
            if (stretch.isPresent()) {
                return stretch;
            }
        }
        Optional<Instant> since = named(SINCE, asked, now);
        if (since.isPresent()) {
            return since.filter(from -> from.isBefore(now)).map(from -> new TimeWindow(from, now));
        }
        return named(BEFORE, asked, now).map(to -> TimeWindow.endingAt(to, EARLIER))
                .or(() -> at(asked, now).map(at -> around(at, now)))
                .or(() -> calendar(asked, now));
    }

    /** The same where both ends are named, or its length or day: a time alone, or since when, is no stretch. */
    Optional<TimeWindow> stretch(String said, Instant now) {
        boolean both = LAST.matcher(said).find()
                || BETWEEN.matcher(said).results().anyMatch(between -> clocked(between.group(2), between.group(3)));
        return both || times.in(said, now).isEmpty() ? in(said, now) : Optional.empty();
    }

    private static boolean clocked(String first, String second) {
        return CLOCKED.matcher(first).matches() || CLOCKED.matcher(second).matches();
    }

    /** Both ends of a stretch; the first is of the second's half of the day where only that is written. */
    private Optional<TimeWindow> between(Matcher between, String asked, Instant now) {
        String second = between.group(3).strip();
        String first = between.group(2).strip();
        if (!clocked(first, second)) {
            return Optional.empty();
        }
        String day = asked.substring(0, between.start()) + " " + asked.substring(between.end());
        Optional<Instant> from = times.in(completed(first, second) + " " + day.strip(), now);
        return from.flatMap(begin -> times.after(begin, completed(second, first)).map(end -> end.isAfter(now) ? now : end)
                .filter(begin::isBefore).map(end -> new TimeWindow(begin, end)));
    }

    /** {@code 2} beside {@code 3 pm} is 2 pm, and {@code 11} beside it 11 am; {@code 14} beside {@code 14:10} is 14:00. */
    private static String completed(String bare, String other) {
        Matcher half = HALF.matcher(other);
        Matcher zone = ZONE.matcher(other);
        String named = zone.find() && !ZONE.matcher(bare).find() ? " " + zone.group() : "";
        String full = bare.matches("\\d{1,2}") ? bare + ":00" : bare;
        if (bare.matches(".*(?:am|pm).*") || !half.find() || !bare.matches("(?:1[0-2]|0?[1-9])(?:[:.]\\d\\d)?")) {
            return full + named;
        }
        int hour = Integer.parseInt(bare.replaceAll("\\D.*", "")) % 12;
        boolean later = hour > Integer.parseInt(half.group(1)) % 12;
        boolean pm = half.group(2).equals("pm") != later;
        return full + (pm ? " pm" : " am") + named;
    }

    private Optional<Instant> at(String asked, Instant now) {
        return AT.matcher(asked).find() ? times.in(asked, now).filter(at -> !at.isAfter(now)) : Optional.empty();
    }

    private Optional<Instant> named(Pattern how, String asked, Instant now) {
        Matcher matcher = how.matcher(asked);
        return matcher.find() ? times.in(matcher.group(1), now) : Optional.empty();
    }

    private static TimeWindow around(Instant at, Instant now) {
        Instant to = at.plus(AROUND);
        return new TimeWindow(at.minus(AROUND), to.isAfter(now) && now.isAfter(at) ? now : to);
    }

    /** A day, a part of one, a week or a month, without a time of day. */
    private Optional<TimeWindow> calendar(String asked, Instant now) {
        ZoneId zone = times.zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        Matcher calendar = CALENDAR.matcher(asked);
        if (calendar.find()) {
            boolean whole = !calendar.group(1).equals("this");
            LocalDate begin = begin(calendar.group(2), today, whole);
            // who says “last week” on a Friday may mean this one's Monday
            return within(begin, whole ? today : today.plusDays(1), zone, now);
        }
        return SpokenDay.in(asked, today).flatMap(day -> {
            if (SINCE_THAT_DAY.matcher(asked).find()) {
                return within(day.atStartOfDay(zone).toInstant(), now, now);
            }
            Matcher part = PART.matcher(asked);
            return part.find() ? part(part.group(1), day, zone, now) : within(day, day.plusDays(1), zone, now);
        });
    }

    private static LocalDate begin(String unit, LocalDate today, boolean last) {
        return switch (unit) {
            case "week" -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(last ? 1 : 0);
            case "month" -> today.withDayOfMonth(1).minusMonths(last ? 1 : 0);
            default -> today.withDayOfYear(1).minusYears(last ? 1 : 0);
        };
    }

    private static Optional<TimeWindow> part(String part, LocalDate day, ZoneId zone, Instant now) {
        return switch (part) {
            case "morning" -> within(day.atTime(5, 0).atZone(zone).toInstant(), day.atTime(LocalTime.NOON).atZone(zone).toInstant(), now);
            case "afternoon" ->
                within(day.atTime(LocalTime.NOON).atZone(zone).toInstant(), day.atTime(18, 0).atZone(zone).toInstant(), now);
            case "evening" -> within(day.atTime(17, 0).atZone(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant(), now);
            default -> within(day.atTime(20, 0).atZone(zone).toInstant(), day.plusDays(1).atTime(7, 0).atZone(zone).toInstant(), now);
        };
    }

    private static Optional<TimeWindow> within(LocalDate from, LocalDate to, ZoneId zone, Instant now) {
        return within(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant(), now);
    }

    private static Optional<TimeWindow> within(Instant from, Instant to, Instant now) {
        Instant end = to.isAfter(now) ? now : to;
        return from.isBefore(end) ? Optional.of(new TimeWindow(from, end)) : Optional.empty();
    }
}
