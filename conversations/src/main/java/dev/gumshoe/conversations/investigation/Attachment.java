package dev.gumshoe.conversations.investigation;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a person showed along with their words.
 *
 * @param name what it is called, a file's name for one
 * @param link where it can be looked at again, or null
 * @param text what it says as far as that could be read, else empty
 */
public record Attachment(Kind kind, String name, @Nullable URI link, String text) {

    /** What sort of thing it is. */
    public enum Kind {
        /** Log lines, pasted or as a file. */
        LOG,
        /** A screenshot or another picture. */
        IMAGE,
        /** A page of a dashboard or elsewhere. */
        LINK,
        /** Any other file. */
        FILE
    }

    /** Checks that all is said. */
    public Attachment {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }
}
