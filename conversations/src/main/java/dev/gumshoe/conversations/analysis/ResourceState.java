package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a resource's state from its attributes, as inventories usually word them. */
record ResourceState(Resource resource) {

    private static final Set<String> START = Set.of("started", "start", "launch", "launched", "created", "creation", "boot", "booted");
    private static final Set<String> CONDITION = Set.of("state", "status", "health", "healthy", "condition", "phase");
    private static final Set<String> BAD = Set.of("unhealthy", "degraded", "failed", "failing", "down", "impaired", "error",
            "crashloopbackoff",
            "outofservice", "throttled", "notready");

    static ResourceState of(Resource resource) {
        return new ResourceState(resource);
    }

    /** When it started, as far as an attribute says so. */
    Optional<Instant> started() {
        for (Map.Entry<String, String> attribute : resource.attributes().entrySet()) {
            if (Words.of(attribute.getKey()).stream().anyMatch(START::contains)) {
                Optional<Instant> at = instant(attribute.getValue());
                if (at.isPresent()) {
                    return at;
                }
            }
        }
        return Optional.empty();
    }

    /** The word that says it is unwell, if one does. */
    Optional<String> unwell() {
        return resource.attributes().entrySet().stream()
                .filter(a -> Words.of(a.getKey()).stream().anyMatch(CONDITION::contains))
                .map(a -> a.getValue().toLowerCase(Locale.ROOT).strip())
                .filter(value -> BAD.contains(value.replaceAll("[^a-z]", "")))
                .findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text.strip()));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
