package dev.gumshoe.adapters.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that a sender made to us.
 *
 * @param headers by name, in lower case
 * @param body the exact bytes
 * @param at when it came in
 */
@SuppressWarnings("ArrayRecordComponent")
public record Delivery(Map<String, String> headers, byte[] body, Instant at) {

    /** Takes a copy of the headers with their names in lower case. */
    public Delivery {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /** The header of that name, given in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The same delivery, come in at another time. */
    public Delivery at(Instant time) {
        return new Delivery(headers, body, time);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
