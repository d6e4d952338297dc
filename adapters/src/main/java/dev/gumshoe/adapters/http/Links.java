package dev.gumshoe.adapters.http;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Links between pages (RFC 8288). */
final class Links {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;[^,]*\\brel=\"?next\"?");

    private Links() {}

    /** The next page, as the header {@code Link} tells it; null where there is none, or it leads to another server. */
    static @Nullable URI next(List<String> headers, URI here) {
        for (String header : headers) {
            Matcher next = NEXT.matcher(header);
            if (next.find()) {
                URI there = here.resolve(next.group(1));
                return here.getAuthority().equals(there.getAuthority()) ? there : null;
            }
        }
        return null;
    }
}
