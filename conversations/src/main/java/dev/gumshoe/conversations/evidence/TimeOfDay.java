package dev.gumshoe.conversations.evidence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of day as people of one zone read them. */
public record TimeOfDay(DateTimeFormatter clock, String zone) {

    /** Times as they are read there. */
    public static TimeOfDay in(ZoneId zone) {
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        return new TimeOfDay(clock, zone.getId().equals("Z") ? "UTC" : zone.getId());
    }

    /** {@code 14:05:09}, where the zone stands beside it. */
    public String bare(Instant at) {
        return clock.format(at);
    }

    /** {@code 14:05:09 UTC}. */
    public String said(Instant at) {
        return bare(at) + " " + zone;
    }
}
