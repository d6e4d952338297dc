package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.FactFinder.Surroundings;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.Change.Kind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which version a change brought, and which ran before it. */
final class Versions {

    private static final List<String> NOW = List.of("version", "release", "revision", "image", "tag");
    private static final List<String> BEFORE = List.of("previousVersion", "previous_version", "previous", "from", "previousRevision");
    private static final List<String> BEGAN = List.of("launched", "launchTime", "started", "created");

    private Versions() {}

    /** The version a change brought; null when nobody says. */
    static @Nullable String of(Change change, Topology topology, String resource) {
        return first(change.attributes(), NOW).or(() -> topology.resource(resource).flatMap(r -> first(r.attributes(), NOW))).orElse(null);
    }

    /** The version an instance runs. */
    static Optional<String> running(String instance, Topology topology) {
        return topology.resource(instance).flatMap(r -> first(r.attributes(), NOW));
    }

    /**
     * The version that ran before the change: as the change itself says, else the last one deployed before it, else the one of instances
     * that were launched before it.
     */
    static Optional<String> lastGood(Change change, @Nullable String version, String service, Surroundings now) {
        return first(change.attributes(), BEFORE)
                .or(() -> now.changes().stream()
                        .filter(c -> c.kind() == Kind.DEPLOYMENT && service.equals(c.resource())
                                && c.timestamp().isBefore(change.timestamp()))
                        .reduce((_, later) -> later)
                        .flatMap(c -> first(c.attributes(), NOW)))
                .or(() -> launchedBefore(change.timestamp(), service, now.topology()))
                .filter(good -> !good.equals(version));
    }

    private static Optional<String> launchedBefore(Instant change, String service, Topology topology) {
        return new Fleet(topology).instances(service)
                .flatMap(id -> topology.resource(id).stream())
                .filter(r -> began(r).filter(at -> at.isBefore(change)).isPresent())
                .max(Comparator.comparing((Resource r) -> began(r).orElse(Instant.EPOCH)))
                .flatMap(r -> first(r.attributes(), NOW));
    }

    private static Optional<Instant> began(Resource resource) {
        return first(resource.attributes(), BEGAN).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> first(Map<String, String> attributes, List<String> names) {
        return Stream.of(names).flatMap(List::stream).map(attributes::get).filter(Objects::nonNull).filter(v -> !v.isBlank()).findFirst();
    }
}
