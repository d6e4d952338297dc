package dev.gumshoe.conversations.topology;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Makes one inventory of what several sources told, each thing once, under one id. */
final class Merging {

    /** How it is known that a service runs on the machines that carry its name. */
    static final String NAME_TAG = "Name tag";

    private final Identities identities;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<Edge, Relation> relations = new LinkedHashMap<>();

    private Merging(Identities identities) {
        this.identities = identities;
    }

    /** The inventories, whose order is their precedence, as one. */
    static Inventory of(Collection<Inventory> inventories, Identities identities) {
        Merging merging = new Merging(identities);
        for (Inventory inventory : inventories) {
            inventory.resources().forEach(merging::take);
        }
        for (Inventory inventory : inventories) {
            inventory.relations().forEach(merging::take);
        }
        merging.machinesByName(inventories);
        return new Inventory(List.copyOf(merging.resources.values()), merging.edges());
    }

    private void take(Resource resource) {
        String id = identities.id(resource.id());
        resources.merge(id, named(id, resource), Merging::both);
    }

    private Resource named(String id, Resource resource) {
        SequencedSet<String> all = identities.aliases(id);
        if (all.size() < 2) {
            return id.equals(resource.id()) ? resource : new Resource(id, resource.kind(), resource.attributes(), resource.learnedAt());
        }
        StringJoiner others = new StringJoiner(", ");
        for (String name : all) {
            if (!name.equals(id)) {
                others.add(name);
            }
        }
        Map<String, String> attributes = new HashMap<>(resource.attributes());
        attributes.put(Resource.ALIAS, others.toString());
        return new Resource(id, resource.kind(), attributes, resource.learnedAt());
    }

    /** Of two words on the same attribute the later learned wins; of two kinds the one that says something. */
    static Resource both(Resource first, Resource second) {
        boolean secondIsLater = second.learnedAt().isAfter(first.learnedAt());
        Resource older = secondIsLater ? first : second;
        Resource later = secondIsLater ? second : first;
        Map<String, String> attributes = new HashMap<>(older.attributes());
        attributes.putAll(later.attributes());
        String kind = ResourceFamily.of(first.kind()) == ResourceFamily.UNKNOWN ? second.kind() : first.kind();
        return new Resource(first.id(), kind, attributes, later.learnedAt());
    }

    private void take(Relation relation) {
        String from = identities.id(relation.from());
        String to = identities.id(relation.to());
        if (!from.equals(to)) {
            Relation named = new Relation(from, to, relation.kind(), relation.how(), relation.learnedAt());
            relations.merge(new Edge(from, to, relation.kind()), named, Merging::both);
        }
    }

    /** The same edge known twice: how from both, when from the later. */
    static Relation both(Relation first, Relation second) {
        Set<String> how = new LinkedHashSet<>(List.of(first.how().split(", ", -1)));
        how.addAll(List.of(second.how().split(", ", -1)));
        return new Relation(first.from(), first.to(), first.kind(), String.join(", ", how),
                second.learnedAt().isAfter(first.learnedAt()) ? second.learnedAt() : first.learnedAt());
    }

    /** A service consists of the machines that carry its name, unless its parts are known. */
    private void machinesByName(Collection<Inventory> inventories) {
        Map<String, List<Resource>> machines = new LinkedHashMap<>();
        for (Inventory inventory : inventories) {
            for (Resource machine : inventory.resources()) {
                String name = machine.attributes().get(Resource.NAME);
                if (name != null && ResourceFamily.of(machine.kind()) == ResourceFamily.HOST) {
                    machines.computeIfAbsent(Aliases.key(name), _ -> new ArrayList<>()).add(machine);
                }
            }
        }
        if (machines.isEmpty()) {
            return;
        }
        Set<String> whole = relations.keySet().stream().filter(e -> e.kind() == RelationKind.CONSISTS_OF).map(Edge::from)
                .collect(Collectors.toSet());
        for (Resource service : resources.values()) {
            if (ResourceFamily.of(service.kind()) == ResourceFamily.SERVICE && !whole.contains(service.id())) {
                identities.aliases(service.id()).forEach(
                        name -> machines.getOrDefault(Aliases.key(name), List.of()).forEach(machine -> isPart(service, machine)));
            }
        }
    }

    private void isPart(Resource service, Resource machine) {
        take(new Relation(service.id(), machine.id(), RelationKind.CONSISTS_OF, NAME_TAG, machine.learnedAt()));
    }

    /** All edges; what may call and was seen calling is told once, as seen. */
    private List<Relation> edges() {
        return relations.values().stream()
                .filter(r -> r.kind() != RelationKind.MAY_CALL || !relations.containsKey(new Edge(r.from(), r.to(), RelationKind.CALLS)))
                .toList();
    }
}
