package dev.gumshoe.conversations.agents;

import java.time.Duration;

/**
 * How a lead works.
 *
 * @param specialists how many specialists of one case look at once, 1 to 64
 * @param lease how long a lead is believed alive without a sign of life
 * @param quiet how long after a conclusion without a word a case is closed
 * @param settle how long after a conclusion a case is closed when all its alarms ended, if that is sooner
 * @param closeAtOnce whether a case is closed as soon as it is concluded and every question answered: for replays
 */
public record LeadSettings(int specialists, Duration lease, Duration quiet, Duration settle, boolean closeAtOnce) {

    /** @throws IllegalArgumentException when a number is out of its range */
    public LeadSettings {
        if (specialists < 1 || specialists > 64) {
            throw new IllegalArgumentException("specialists is " + specialists + ", not within 1 and 64");
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0 || quiet.isNegative() || settle.isNegative()) {
            throw new IllegalArgumentException(
                    "lease is " + lease + " (at least 1 s), quiet is " + quiet + " and settle is " + settle + " (not negative)");
        }
    }

    /** One that waits as long whether its alarms ended or not. */
    public LeadSettings(int specialists, Duration lease, Duration quiet, boolean closeAtOnce) {
        this(specialists, lease, quiet, quiet, closeAtOnce);
    }

    /** For cases that live in a thread. */
    public static LeadSettings live() {
        return new LeadSettings(8, Duration.ofSeconds(15), Duration.ofHours(4), false);
    }

    /** For cases that are replayed. */
    public static LeadSettings replay() {
        return new LeadSettings(8, Duration.ofMinutes(10), Duration.ZERO, true);
    }
}
