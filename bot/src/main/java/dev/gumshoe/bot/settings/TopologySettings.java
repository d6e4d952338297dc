package dev.gumshoe.bot.settings;

import dev.gumshoe.conversations.agents.DiscoverySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How it is found out what exists and what depends on what.
 *
 * @param interval how often the sources are asked
 * @param timeout how long one round of asking may take
 * @param lookback how far back spans are read to learn who calls whom
 * @param stale from which age on what a source told counts as out of date; three intervals when left out
 * @param fresh how old what a source told may be when a case begins; what is older is asked anew
 * @param patience how long a case that begins waits for that
 * @param most how many resources a case notes at most; those nearest to what the alert names
 * @param steering the file in which people write down what cannot be discovered; gumshoe.md beside the settings when left out
 */
public record TopologySettings(
        Duration interval, Duration timeout, Duration lookback, Duration stale, Duration fresh, Duration patience, Integer most,
        @Nullable Path steering) {

    private static final int FEWEST = 10;

    /** Fills in defaults. @throws IllegalArgumentException when a number is out of its range */
    public TopologySettings {
        interval = Objects.requireNonNullElse(interval, Duration.ofMinutes(10));
        timeout = Objects.requireNonNullElse(timeout, Duration.ofMinutes(2));
        lookback = Objects.requireNonNullElse(lookback, Duration.ofMinutes(15));
        fresh = Objects.requireNonNullElse(fresh, Duration.ofMinutes(1));
        patience = Objects.requireNonNullElse(patience, Duration.ofSeconds(2));
        new DiscoverySettings(interval, timeout, lookback, fresh, patience);
        stale = Objects.requireNonNullElse(stale, interval.multipliedBy(3));
        most = Objects.requireNonNullElse(most, 1_000);
        if (stale.compareTo(interval) < 0) {
            throw new IllegalArgumentException("stale is " + stale.toSeconds() + " s, less than interval (" + interval.toSeconds()
                    + " s): everything would be out of date");
        }
        if (most < FEWEST) {
            throw new IllegalArgumentException("most is " + most + ", less than " + FEWEST);
        }
    }

    /** For the background. */
    public DiscoverySettings discovery() {
        return new DiscoverySettings(interval, timeout, lookback, fresh, patience);
    }

    TopologySettings steeredBy(Path file) {
        return new TopologySettings(interval, timeout, lookback, stale, fresh, patience, most, file);
    }

    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    static TopologySettings defaults() {
        return new TopologySettings(null, null, null, null, null, null, null, null);
    }
}
