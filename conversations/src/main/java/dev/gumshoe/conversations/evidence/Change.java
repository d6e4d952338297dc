package dev.gumshoe.conversations.evidence;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a person or a pipeline did to a resource.
 *
 * @param resource what was changed, or null when the source does not say
 * @param files the files a commit or deployment touched; may be empty
 * @param diff the change itself, or null
 */
public record Change(
        String id,
        Instant timestamp,
        Kind kind,
        @Nullable String resource,
        String actor,
        String title,
        List<String> files,
        @Nullable String diff,
        Map<String, String> attributes) {

    /** The attribute that holds the address of the page on which a person sees this change alone. */
    public static final String LINK = "link";

    /** What sort of change it was. */
    public enum Kind {
        /** Code was committed. */
        COMMIT,
        /** A version was rolled out. */
        DEPLOYMENT,
        /** Configuration or a policy was changed. */
        CONFIG,
        /** A feature flag was switched. */
        FLAG,
        /** A person worked on a host or console. */
        SESSION,
        /** Anything else. */
        OTHER;

        /** The kind of that name, in any case; {@link #OTHER} when there is none. */
        public static Kind named(String name) {
            for (Kind kind : values()) {
                if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    /** Takes copies. */
    public Change {
        files = List.copyOf(files);
        attributes = Map.copyOf(attributes);
    }

    /** Where a person sees this change alone; empty when the source does not say, or says what is no address. */
    public Optional<URI> page() {
        try {
            return Optional.ofNullable(attributes.get(LINK)).filter(link -> link.startsWith("https://") || link.startsWith("http://"))
                    .map(URI::create);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The same change of another resource, or of none that is known. */
    public Change of(@Nullable String other) {
        return Objects.equals(other, resource) ? this : new Change(id, timestamp, kind, other, actor, title, files, diff, attributes);
    }
}
