package dev.gumshoe.conversations.conversation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of day as people of one zone read them. */
record TimeOfDay(DateTimeFormatter clock, String zone) {

    static TimeOfDay in(ZoneId zone) {
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        return new TimeOfDay(clock, zone.getId().equals("Z") ? "UTC" : zone.getId());
    }

    /** {@code 14:05:09}, where the zone stands beside it. */
    String bare(Instant at) {
        return clock.format(at);
    }

    /** {@code 14:05:09 UTC}. */
    String said(Instant at) {
        return bare(at) + " " + zone;
    }
}
