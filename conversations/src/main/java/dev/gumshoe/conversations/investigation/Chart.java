package dev.gumshoe.conversations.investigation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture worth drawing: series kept in the locker, with the onset and a change marked.
 *
 * @param locker the key of the series in the locker
 * @param unit the unit of the values, empty when unknown
 * @param changeAt when the change that may explain it happened, or null
 * @param changeLabel what that change was, or null
 */
public record Chart(
        String locker,
        String title,
        String unit,
        @Nullable Instant onset,
        @Nullable Instant changeAt,
        @Nullable String changeLabel) {

    /** Checks that there is something to draw. */
    public Chart {
        Objects.requireNonNull(locker, "locker");
        Objects.requireNonNull(title, "title");
    }
}
