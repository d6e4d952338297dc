package dev.gumshoe.adapters.robots;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What really happened, for whoever keeps the score.
 *
 * @param resource the resource to be named, or null when there is no fault
 * @param mechanism the mechanism's wire name, or null when there is no fault
 * @param change the change that did it, or null when none did
 * @param onset when it began, or null when there is no fault
 * @param affected the ids of the robots whose requests failed at the front from the onset to the alert, none when there is no fault
 */
public record Truth(
        @Nullable String resource,
        @Nullable String mechanism,
        @Nullable String change,
        @Nullable Instant onset,
        Set<String> affected) {

    /** Takes a copy. */
    public Truth {
        affected = Collections.unmodifiableSet(new TreeSet<>(affected));
    }
}
