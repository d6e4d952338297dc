package dev.gumshoe.conversations.evidence;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One look at the world that anyone can repeat: where, with which query, over which time, and what stood there.
 *
 * @param source the name of the source that was asked
 * @param query the query that reproduces the answer at that source
 * @param window the time asked about
 * @param excerpt the telling part of the answer, cut to what a person reads; never a secret
 * @param link where a person opens the same thing, if there is such a place
 * @param locker the key under which the raw data is kept beside the journal, if it is kept
 */
public record Evidence(String source, String query, TimeWindow window, String excerpt, @Nullable URI link, @Nullable String locker) {

    /** The most characters an excerpt has. */
    public static final int EXCERPT_LIMIT = 2_000;

    /** @throws IllegalArgumentException when source or query is blank: evidence that nobody can repeat is none */
    public Evidence {
        if (source.isBlank() || query.isBlank()) {
            throw new IllegalArgumentException("evidence needs the source and the query that reproduce it");
        }
        Objects.requireNonNull(window, "window");
        excerpt = excerpt.length() <= EXCERPT_LIMIT ? excerpt : excerpt.substring(0, EXCERPT_LIMIT - 1) + "…";
    }

    /** Evidence without a link and without kept data. */
    public Evidence(String source, String query, TimeWindow window, String excerpt) {
        this(source, query, window, excerpt, null, null);
    }

    /** The same look with another excerpt. */
    public Evidence withExcerpt(String other) {
        return new Evidence(source, query, window, other, link, locker);
    }

    /** The same look at a part of what it returned; {@code filter} tells which part, to be read after the query. */
    public Evidence narrowed(String filter) {
        return new Evidence(source, query + filter, window, excerpt, link, locker);
    }

    /** The same look, seen on a page that shows this part of it alone, where there is one. */
    public Evidence seenAt(Optional<URI> page) {
        return page.map(closer -> new Evidence(source, query, window, excerpt, closer, locker)).orElse(this);
    }

    /** The same look with its data kept under a key of the locker. */
    public Evidence keptAs(String key) {
        return new Evidence(source, query, window, excerpt, link, key);
    }
}
