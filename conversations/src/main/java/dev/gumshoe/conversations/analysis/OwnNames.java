package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.topology.Topology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What resources call themselves where their ids are longer, as log lines of others call them; a name of several is nobody's. */
final class OwnNames {

    private OwnNames() {}

    /** Ids by name. */
    static Map<String, String> of(Topology topology) {
        Map<String, String> ids = new HashMap<>();
        Set<String> shared = new HashSet<>(topology.ids());
        for (Resource resource : topology.resources().values()) {
            String name = resource.attributes().get(Resource.NAME);
            if (name != null && ids.putIfAbsent(name, resource.id()) != null) {
                shared.add(name);
            }
        }
        ids.keySet().removeAll(shared);
        return ids;
    }
}
