package dev.gumshoe.conversations.incident;

import java.time.Duration;

/**
 * How many investigations alerts may start. What people ask for is never counted, and never refused.
 *
 * @param window the time in which the investigations of a channel, and those of a sender, are counted
 * @param perChannel how many a channel's alerts start in a window
 * @param perSender how many a sender's alerts start in a window
 * @param perHour how many all alerts together start in an hour
 * @param busy from how many alerts a minute on an alert that fits nothing waits for company
 * @param company how many alerts that fit each other, and nothing else, are worth an investigation in a busy channel
 * @param storm from how many alerts within a window on a channel's alerts are counted in its thread
 */
public record AlertLimits(Duration window, int perChannel, int perSender, int perHour, int busy, int company, int storm) {

    /** Sound limits. */
    public static final AlertLimits USUAL = new AlertLimits(Duration.ofMinutes(30), 3, 6, 20, 3, 3, 10);

    /** @throws IllegalArgumentException naming the limit when one is less than it can be */
    public AlertLimits {
        if (window.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("window is " + window.toSeconds() + "s, less than 1m");
        }
        atLeastOne("perChannel", perChannel);
        atLeastOne("perSender", perSender);
        atLeastOne("perHour", perHour);
        atLeastOne("busy", busy);
        atLeastOne("company", company);
        atLeastOne("counted", storm);
    }

    private static void atLeastOne(String name, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(name + " is " + limit + ", less than 1");
        }
    }
}
