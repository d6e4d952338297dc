package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a cause, by the names under which the catalogue asks for it; all of it from evidence.
 *
 * @param kind the kind of the resource, lower case
 * @param topology as it is now
 * @param change the change that did it, or null
 * @param later the changes since, oldest first
 */
record Facts(String kind, Topology topology, @Nullable Change change, List<Change> later, Map<String, String> values) {

    /** Everything the catalogue may ask for. */
    static final Set<String> NAMES = Set.of("resource", "kind", "service", "group", "instance", "others", "running", "min", "max", "more",
            "one-more", "change", "changed", "change-title", "change-at", "change-at-end", "change-by", "version", "last-good",
            "last-good-words", "file", "file-words", "file-or-check", "role", "actions", "setting", "old-value", "new-value", "callers",
            "behind", "behind-group", "behind-running", "behind-more", "blast", "onset", "recovery", "namespace", "cluster", "region",
            "account", "commands");

    Facts {
        later = List.copyOf(later);
        values = Map.copyOf(values);
    }

    boolean knows(String name) {
        return values.containsKey(name);
    }

    /** The fact of that name; the name itself in brackets when it is not known. */
    String get(String name) {
        return values.getOrDefault(name, "<" + name + ">");
    }
}
