package dev.gumshoe.conversations.topology;

import dev.gumshoe.conversations.evidence.Naming;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jgrapht.alg.util.UnionFind;
import org.jspecify.annotations.Nullable;

/**
 * Which resources of several sources are one thing, and what it is called here.
 *
 * <p>Two are one when they have an id, an ARN or a declared alias in common; or a name, host name or address, provided no other resource
 * of the same source has it and the kinds allow it (a service is not the machine of its name). A thing goes by the id that its first
 * source gives it, but never by an ARN where it has a shorter one.
 */
public final class Identities implements Naming {

    private final UnionFind<String> groups = new UnionFind<>(Set.of());
    private final Map<String, List<Resource>> known = new LinkedHashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, SequencedSet<String>> names = new LinkedHashMap<>();

    private Identities() {}

    /** The identities of what the inventories hold, whose order is their precedence. */
    public static Identities of(Collection<Inventory> inventories) {
        Identities identities = new Identities();
        inventories.forEach(inventory -> inventory.resources().forEach(identities::take));
        identities.certain();
        inventories.forEach(identities::likely);
        identities.settle();
        return identities;
    }

    private void take(Resource resource) {
        if (!known.containsKey(resource.id())) {
            groups.addElement(resource.id());
        }
        known.computeIfAbsent(resource.id(), _ -> new ArrayList<>()).add(resource);
    }

    private void certain() {
        known.forEach((id, told) -> told.forEach(resource -> Aliases.certain(resource).forEach(alias -> claim(Aliases.key(alias), id))));
    }

    private void claim(String key, String id) {
        String owner = owners.putIfAbsent(key, id);
        if (owner != null) {
            groups.union(owner, id);
        }
    }

    /** Names that only one resource of the source has, as far as nobody of another kind owns them. */
    private void likely(Inventory inventory) {
        Map<String, Resource> firsts = new LinkedHashMap<>();
        Set<String> shared = new HashSet<>();
        for (Resource resource : inventory.resources()) {
            for (String name : new LinkedHashSet<>(Aliases.likely(resource))) {
                Resource first = firsts.putIfAbsent(Aliases.key(name), resource);
                if (first != null && !groups.find(first.id()).equals(groups.find(resource.id()))) {
                    shared.add(Aliases.key(name));
                }
            }
        }
        firsts.keySet().removeAll(shared);
        firsts.forEach(this::join);
    }

    private void join(String key, Resource resource) {
        String owner = owners.putIfAbsent(key, resource.id());
        if (owner != null && kinds(owner).stream().allMatch(kind -> ResourceFamily.compatible(kind, resource.kind()))) {
            groups.union(owner, resource.id());
        }
    }

    private List<String> kinds(String id) {
        return known.getOrDefault(id, List.of()).stream().map(Resource::kind).toList();
    }

    private void settle() {
        Map<String, String> chosen = new HashMap<>();
        for (String id : known.keySet()) {
            chosen.merge(groups.find(id), id, (first, other) -> arn(first) && !arn(other) ? other : first);
        }
        for (String id : known.keySet()) {
            String canonical = Objects.requireNonNull(chosen.get(groups.find(id)));
            ids.put(Aliases.key(id), canonical);
            names.computeIfAbsent(canonical, one -> new LinkedHashSet<>(List.of(one))).add(id);
        }
        owners.forEach((key, owner) -> {
            String canonical = Objects.requireNonNull(chosen.get(groups.find(owner)));
            ids.putIfAbsent(key, canonical);
        });
        known.values().forEach(told -> told.forEach(this::noteNames));
    }

    private void noteNames(Resource resource) {
        String canonical = id(resource.id());
        SequencedSet<String> all = Objects.requireNonNull(names.get(canonical));
        all.addAll(Aliases.certain(resource));
        Aliases.likely(resource).stream().filter(name -> canonical.equals(ids.get(Aliases.key(name)))).forEach(all::add);
    }

    private static boolean arn(String id) {
        return id.startsWith("arn:");
    }

    @Override
    public String id(String name) {
        return known(name).orElse(name);
    }

    /** The id of what is known under a name, in any case. */
    public Optional<String> known(String name) {
        @Nullable
        String id = ids.get(name);
        return Optional.ofNullable(id != null ? id : ids.get(Aliases.key(name)));
    }

    @Override
    public Set<String> names(Set<String> wanted) {
        Set<String> all = new LinkedHashSet<>();
        for (String id : wanted) {
            all.add(id);
            all.addAll(aliases(id));
        }
        return all;
    }

    /** Everything the resource is called, its id here first; empty when it is not known. */
    public SequencedSet<String> aliases(String id) {
        return names.getOrDefault(id, new LinkedHashSet<>());
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return known.isEmpty();
    }
}
