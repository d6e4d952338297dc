package dev.gumshoe.conversations.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people of one zone read them; the one place that knows how they are written. */
public record TimeOfDay(ZoneId place) {

    /** In UTC, where no zone is set. */
    public static final TimeOfDay UTC = new TimeOfDay(ZoneId.of("UTC"));

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final Pattern IN_UTC = Pattern
            .compile(
                    "(?<![\\dT:])((?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d)(?:( and | to |–| – )((?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d))? UTC\\b");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ABBREVIATION = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

    /** Times as they are read there. */
    public static TimeOfDay in(ZoneId zone) {
        return new TimeOfDay(zone);
    }

    /** {@code 14:05:09}, where the zone stands beside it. */
    public String bare(Instant at) {
        return CLOCK.format(at.atZone(place));
    }

    /** {@code between 14:00:00 and 14:10:00 UTC}, with the days where they are not today's. */
    public String between(TimeWindow window, Instant now) {
        String first = day(window.from());
        String last = day(window.to());
        if (first.equals(last)) {
            return "between " + bare(window.from()) + " and " + said(window.to()) + (first.equals(day(now)) ? "" : " on " + first);
        }
        return "between " + first + ", " + minute(window.from()) + " and " + dated(window.to());
    }

    /** {@code 14:05}, where the zone stands beside it. */
    public String minute(Instant at) {
        return MINUTE.format(at.atZone(place));
    }

    /** {@code 14:05:09 UTC}. */
    public String said(Instant at) {
        return bare(at) + " " + zone(at);
    }

    /** {@code 21 Nov 2026}. */
    public String day(Instant at) {
        return DAY.format(at.atZone(place));
    }

    /** {@code 21 Nov 2026, 14:05 UTC}. */
    public String dated(Instant at) {
        return day(at) + ", " + minute(at) + " " + zone(at);
    }

    /** {@code 21 November 2026, 14:05:09 UTC}, for documents. */
    public String inFull(Instant at) {
        return LONG_DAY.format(at.atZone(place)) + ", " + said(at);
    }

    /**
     * A text in which times of day in UTC are written as they are read here. What was seen is recorded in UTC whatever the zone, so that records can be
     * compared; people read it in theirs.
     *
     * @param near when that was, for summer time
     */
    public String local(String text, Instant near) {
        String here = zone(near);
        if (here.equals("UTC")) {
            return text;
        }
        int ahead = place.getRules().getOffset(near).getTotalSeconds();
        return IN_UTC.matcher(text).replaceAll(found -> moved(found.group(1), ahead)
                + (found.group(2) == null ? "" : Matcher.quoteReplacement(found.group(2)) + moved(found.group(3), ahead)) + " "
                + Matcher.quoteReplacement(here));
    }

    private static String moved(String time, int seconds) {
        return CLOCK.format(LocalTime.parse(time).plusSeconds(seconds));
    }

    /** What the zone is called at that time: {@code UTC}, {@code CEST}. */
    public String zone(Instant at) {
        return place.getRules().isFixedOffset() && place.getRules().getOffset(at).getTotalSeconds() == 0
                ? "UTC"
                : ABBREVIATION.format(at.atZone(place));
    }

    /** How long ago, in the largest unit that says enough: {@code 12 min}, {@code 5 h}, {@code 7 days}. */
    public static String since(Instant then, Instant now) {
        Duration ago = Duration.between(then, now);
        if (ago.toMinutes() < 120) {
            return Math.max(1, ago.toMinutes()) + " min";
        }
        return ago.toHours() < 48 ? ago.toHours() + " h" : ago.toDays() + " days";
    }
}
