package dev.gumshoe.conversations.evidence;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of a look: found, nothing found, or failed; the last two never read the same. */
public sealed interface ToolResult<T> {

    /** The source answered with something. */
    record Found<T>(T data, Evidence evidence) implements ToolResult<T> {

        /** Checks that both parts are there. */
        public Found {
            Objects.requireNonNull(data, "data");
            Objects.requireNonNull(evidence, "evidence");
        }
    }

    /** The source answered, and there was nothing; {@code searched} says where it looked and for what. */
    record NothingFound<T>(Evidence searched) implements ToolResult<T> {

        /** Checks that the search is named. */
        public NothingFound {
            Objects.requireNonNull(searched, "searched");
        }
    }

    /**
     * The source did not answer.
     *
     * @param status a short code: an HTTP status, {@code timeout}, {@code denied}, {@code unreadable}, {@code absent}
     * @param detail one sentence for a person, with the mend where one is known; never a secret
     */
    record Failed<T>(String source, String query, String status, String detail) implements ToolResult<T> {

        /** The same failure, whatever the data would have been. */
        public <U> Failed<U> as() {
            return new Failed<>(source, query, status, detail);
        }
    }

    /** The data, or null where there is none. */
    default @Nullable T dataOrNull() {
        return this instanceof Found<T>(T data, Evidence _) ? data : null;
    }
}
