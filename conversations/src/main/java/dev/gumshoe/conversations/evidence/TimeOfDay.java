package dev.gumshoe.conversations.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people of one zone read them; the one place that knows how they are written. */
public record TimeOfDay(ZoneId place) {

    /** In UTC, where no zone is set. */
    public static final TimeOfDay UTC = new TimeOfDay(ZoneId.of("UTC"));

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
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
