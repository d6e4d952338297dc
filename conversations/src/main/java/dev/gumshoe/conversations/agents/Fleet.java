package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from a topology which instances serve what, and which group looks after them. */
record Fleet(Topology topology) {

    private static final Pattern INSTANCE = Pattern.compile("instance|host|\\bvm\\b|machine|\\bec2\\b|pod|container|\\btask\\b|node");
    private static final Pattern GROUP = Pattern.compile("auto-?scaling|\\basg\\b|instance-group|scale-set");
    private static final Pattern RUNNING = Pattern.compile("running|in-?service|active|ready|available|healthy|up",
            Pattern.CASE_INSENSITIVE);

    /** The kind of a resource, lower case; empty when it is not known. */
    String kind(String id) {
        return topology.resource(id).map(r -> r.kind().toLowerCase(Locale.ROOT).replace('_', '-')).orElse("");
    }

    Optional<Resource> resource(String id) {
        return topology.resource(id);
    }

    boolean isInstance(String id) {
        return INSTANCE.matcher(kind(id)).find() && !isGroup(id);
    }

    private boolean isGroup(String id) {
        return GROUP.matcher(kind(id)).find();
    }

    /** The service a resource is a part of; itself when it is one, or nobody knows. */
    String service(String id) {
        return isInstance(id) || isGroup(id)
                ? topology.wholes(id).stream().filter(whole -> !isGroup(whole)).findFirst().orElse(id)
                : id;
    }

    /** The group that looks after a resource's instances, or that the instance belongs to. */
    Optional<String> group(String id) {
        return isGroup(id)
                ? Optional.of(id)
                : Stream.concat(topology.wholes(id).stream(), topology.parts(id).stream()).filter(this::isGroup).findFirst();
    }

    /** The instances of a group or service that run. */
    List<String> running(String id) {
        return instances(id).filter(this::runs).toList();
    }

    /** All instances of a group or service that the inventory still knows. */
    Stream<String> instances(String id) {
        return topology.parts(id).stream().filter(this::isInstance);
    }

    /** Whether the inventory says that it is there and runs; without a word on its state, being there is enough. */
    boolean runs(String id) {
        return resource(id).filter(r -> state(r).map(state -> RUNNING.matcher(state).matches()).orElse(true)).isPresent();
    }

    /** The word for its state, where the inventory has one. */
    Optional<String> state(String id) {
        return resource(id).flatMap(Fleet::state);
    }

    private static Optional<String> state(Resource resource) {
        return Stream.of("state", "status", "lifecycleState", "phase").map(resource.attributes()::get).filter(v -> v != null).findFirst();
    }

    /** The most instances a group may have. */
    Optional<Integer> max(String group) {
        return resource(group).map(r -> r.attributes().get("max")).filter(max -> max.matches("\\d{1,6}")).map(Integer::valueOf);
    }
}
