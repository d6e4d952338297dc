package dev.gumshoe.conversations.topology;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one source told of resources and relations when it was last asked.
 *
 * @param source the source's name
 * @param inventory what it told the last time it answered
 * @param takenAt when it last answered; null when it never did
 * @param askedAt when it was last asked
 * @param trouble why it did not answer then, in one sentence; null when it did
 */
public record Survey(String source, Inventory inventory, @Nullable Instant takenAt, Instant askedAt, @Nullable String trouble) {

    /** Checks that all is there. */
    public Survey {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(inventory, "inventory");
        Objects.requireNonNull(askedAt, "askedAt");
    }

    /** What a source told just now. */
    public static Survey told(String source, Inventory inventory, Instant at) {
        return new Survey(source, inventory, at, at, null);
    }

    /** A source that never answered. */
    public static Survey failed(String source, String trouble, Instant at) {
        return new Survey(source, Inventory.EMPTY, null, at, trouble);
    }

    /** What is left of this one after the source was asked again and did not answer. */
    public Survey missed(String why, Instant at) {
        return new Survey(source, inventory, takenAt, at, why);
    }

    /** Whether what it tells may no longer be so: it failed since, or is older than the given age. */
    public boolean stale(Instant now, Duration age) {
        return trouble != null || takenAt == null || takenAt.plus(age).isBefore(now);
    }
}
