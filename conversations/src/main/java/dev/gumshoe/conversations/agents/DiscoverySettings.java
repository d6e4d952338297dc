package dev.gumshoe.conversations.agents;

import java.time.Duration;

/**
 * How what exists is discovered.
 *
 * @param interval how often each source is asked
 * @param timeout how long one round of asking may take; a source that did not answer by then keeps what it told before
 * @param lookback how far back sources look that learn from what happens, such as spans
 * @param fresh how old what a source told may be when a case begins; what is older is asked anew
 * @param patience how long the case waits for that; what comes later is known to what it does next
 * @param round how often it is looked whether something is due, or another copy of the program learned something
 */
public record DiscoverySettings(
        Duration interval, Duration timeout, Duration lookback, Duration fresh, Duration patience, Duration round) {

    private static final Duration ROUND = Duration.ofSeconds(5);

    /** @throws IllegalArgumentException when a duration is not positive */
    public DiscoverySettings {
        positive("interval", interval);
        positive("timeout", timeout);
        positive("lookback", lookback);
        positive("fresh", fresh);
        positive("patience", patience);
        positive("round", round);
    }

    /** Settings that look every five seconds whether something is due. */
    public DiscoverySettings(Duration interval, Duration timeout, Duration lookback, Duration fresh, Duration patience) {
        this(interval, timeout, lookback, fresh, patience, ROUND);
    }

    private static void positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " is " + duration.toMillis() + " ms; make it longer than nothing, as in 5m");
        }
    }
}
