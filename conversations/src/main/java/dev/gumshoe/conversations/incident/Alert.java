package dev.gumshoe.conversations.incident;

import dev.gumshoe.conversations.evidence.Naming;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One alarm that fired, as its sender words it.
 *
 * @param id the sender's id of this firing
 * @param fingerprint the same for every firing of the same alarm
 * @param description what the sender says about it; may be empty
 * @param startedAt when the alert fired; the trouble began before
 * @param resource what it names, or null
 * @param metric the metric it watches, or null
 * @param sender who sent it: {@code alertmanager}, {@code slack}, {@code case}, …
 * @param link where a person opens it, or null
 */
public record Alert(
        String id,
        String fingerprint,
        String title,
        String description,
        Severity severity,
        Instant startedAt,
        @Nullable String resource,
        @Nullable String metric,
        String sender,
        @Nullable URI link,
        Map<String, String> attributes) {

    /** @throws IllegalArgumentException when id or title is blank */
    public Alert {
        if (id.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("an alert needs an id and a title");
        }
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(startedAt, "startedAt");
        attributes = Map.copyOf(attributes);
    }

    /** The attribute that tells in which account, and the one that tells in which region, the resource has its name. */
    public static final String ACCOUNT = "account";
    /** See {@link #ACCOUNT}. */
    public static final String REGION = "region";
    /** The attribute under which stands, in a sentence, what its sender said that was not understood, and what was assumed instead. */
    public static final String REMARK = "remark";

    /** The same alert with more attributes. */
    public Alert with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(attributes);
        all.putAll(more);
        return new Alert(id, fingerprint, title, description, severity, startedAt, resource, metric, sender, link, all);
    }

    /** The same alert, to be opened at an address. */
    public Alert at(URI address) {
        return new Alert(id, fingerprint, title, description, severity, startedAt, resource, metric, sender, address, attributes);
    }

    /** The same alert, its resource called what it is called here: the one in its account and region, where several have the name. */
    public Alert named(Naming naming) {
        String id = resource == null ? null : id(resource, naming);
        return Objects.equals(id, resource)
                ? this
                : new Alert(this.id, fingerprint, title, description, severity, startedAt, id, metric, sender, link, attributes);
    }

    private String id(String name, Naming naming) {
        String there = name + "@" + attributes.get(ACCOUNT) + "/" + attributes.get(REGION);
        String id = naming.id(there);
        return id.equals(there) ? naming.id(name) : id;
    }

    /** Title and description as one text to search in. */
    public String text() {
        return description.isBlank() ? title : title + "\n" + description;
    }
}
