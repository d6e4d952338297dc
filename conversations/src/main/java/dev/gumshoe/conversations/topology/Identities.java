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
import java.util.stream.Stream;
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
    /** The ids that are one thing with another: most are not, and cost nothing then. */
    private final Set<String> joined = new HashSet<>();
    private final Map<String, List<Known>> known = new LinkedHashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> chosen = new HashMap<>();
    private final Map<String, SequencedSet<String>> names = new HashMap<>();

    private Identities() {}

    /** A resource as one source told it, and what it may be called. */
    private record Known(Resource resource, List<String> certain, List<String> likely) {}

    /** The identities of what the inventories hold, whose order is their precedence. */
    public static Identities of(Collection<Inventory> inventories) {
        Identities identities = new Identities();
        List<List<Known>> told = new ArrayList<>();
        for (Inventory inventory : inventories) {
            List<Known> all = new ArrayList<>(inventory.resources().size());
            for (Resource resource : inventory.resources()) {
                all.add(identities.take(resource));
            }
            told.add(all);
        }
        told.forEach(all -> all.forEach(identities::certain));
        told.forEach(identities::likely);
        identities.settle();
        return identities;
    }

    private Known take(Resource resource) {
        Known one = new Known(resource, Aliases.certain(resource), Aliases.likely(resource));
        known.computeIfAbsent(resource.id(), _ -> new ArrayList<>(1)).add(one);
        return one;
    }

    private void certain(Known one) {
        for (String alias : one.certain()) {
            String owner = owners.putIfAbsent(Aliases.key(alias), one.resource().id());
            if (owner != null) {
                join(owner, one.resource().id());
            }
        }
    }

    private void join(String id, String other) {
        if (!id.equals(other)) {
            for (String one : List.of(id, other)) {
                if (joined.add(one)) {
                    groups.addElement(one);
                }
            }
            groups.union(id, other);
        }
    }

    private String group(String id) {
        return joined.contains(id) ? groups.find(id) : id;
    }

    /** Names that only one resource of the source has, as far as nobody of another kind owns them. */
    private void likely(List<Known> told) {
        Map<String, Resource> firsts = new LinkedHashMap<>();
        Set<String> shared = new HashSet<>();
        for (Known one : told) {
            for (String name : one.likely()) {
                String key = Aliases.key(name);
                Resource first = firsts.putIfAbsent(key, one.resource());
                if (first != null && !group(first.id()).equals(group(one.resource().id()))) {
                    shared.add(key);
                }
            }
        }
        firsts.keySet().removeAll(shared);
        firsts.forEach(this::claim);
    }

    private void claim(String key, Resource resource) {
        String owner = owners.putIfAbsent(key, resource.id());
        if (owner != null && kinds(owner).allMatch(kind -> ResourceFamily.compatible(kind, resource.kind()))) {
            join(owner, resource.id());
        }
    }

    private Stream<String> kinds(String id) {
        return known.getOrDefault(id, List.of()).stream().map(one -> one.resource().kind());
    }

    private void settle() {
        for (String id : known.keySet()) {
            if (joined.contains(id)) {
                chosen.merge(groups.find(id), id, (first, other) -> arn(first) && !arn(other) ? other : first);
            }
        }
        known.keySet().forEach(id -> names.computeIfAbsent(canonical(id), Identities::itself).add(id));
        known.forEach((id, told) -> told.forEach(one -> noteNames(canonical(id), one)));
    }

    private static SequencedSet<String> itself(String id) {
        SequencedSet<String> names = new LinkedHashSet<>();
        names.add(id);
        return names;
    }

    /** What a known id is called here. */
    private String canonical(String id) {
        return joined.contains(id) ? Objects.requireNonNull(chosen.get(groups.find(id))) : id;
    }

    private void noteNames(String canonical, Known one) {
        SequencedSet<String> all = Objects.requireNonNull(names.get(canonical));
        all.addAll(one.certain());
        for (String name : one.likely()) {
            String owner = owners.get(Aliases.key(name));
            if (owner != null && canonical.equals(canonical(owner))) {
                all.add(name);
            }
        }
    }

    private static boolean arn(String id) {
        return id.startsWith("arn:");
    }

    @Override
    public String id(String name) {
        String owner = owner(name);
        return owner == null ? name : canonical(owner);
    }

    /** The id of what is known under a name, in any case. */
    public Optional<String> known(String name) {
        return Optional.ofNullable(owner(name)).map(this::canonical);
    }

    private @Nullable String owner(String name) {
        String owner = owners.get(name);
        return owner != null ? owner : owners.get(Aliases.key(name));
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
