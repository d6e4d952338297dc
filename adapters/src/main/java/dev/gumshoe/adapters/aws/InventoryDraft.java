package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An inventory in the making: what one service calls by its ARN and another by an address or a name becomes one thing under one id.
 * Safe for use by several threads.
 */
final class InventoryDraft {

    private static final String REMOTE = "remote service";

    private final Instant at;
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> attributes = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, String> loose = new HashMap<>();
    private final Map<String, Set<String>> users = new LinkedHashMap<>();
    private final Set<Relation> relations = new LinkedHashSet<>();
    private final Map<String, String> remotes = new LinkedHashMap<>();

    /** @param at when all of it is learned */
    InventoryDraft(Instant at) {
        this.at = at;
    }

    /**
     * Something that exists, with what else it is called.
     *
     * @return its id, which is another when a thing of another kind has it
     */
    synchronized String resource(String wanted, String kind, Map<String, String> known, String... others) {
        String before = kinds.get(wanted);
        String id = before == null || before.equals(kind) ? wanted : kind + "/" + wanted;
        kinds.put(id, kind);
        attributes.computeIfAbsent(id, _ -> new LinkedHashMap<>()).putAll(known);
        for (String other : others) {
            aliases.putIfAbsent(other, id);
        }
        return id;
    }

    /**
     * Something that was seen called from outside its own account: the thing of that name elsewhere, where there is just one, else a thing of its
     * own.
     *
     * @return its id here
     */
    synchronized String remote(AwsPlace place, String name, Map<String, String> known) {
        String id = resource(place.id(name), REMOTE, known);
        remotes.put(id, name);
        return id;
    }

    /** Something more about a thing, by its id or whatever else it is called; kept even when the thing is learned of later. */
    synchronized void also(String name, String attribute, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            attributes.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(attribute, value);
        }
    }

    /** The same about what is called so in a place, be it an id, an ARN, or a name or an address that means something there only. */
    void also(AwsPlace place, String name, String attribute, @Nullable String value) {
        also(named(place, name), attribute, value);
    }

    /** What is called so in a place, for {@link #relation} and {@link #also}. */
    synchronized String named(AwsPlace place, String name) {
        loose.put(place.there(name), name);
        return place.there(name);
    }

    synchronized void relation(String from, String to, RelationKind kind, String how) {
        relations.add(new Relation(from, to, kind, how, at));
    }

    /** That a thing acts as a role. */
    synchronized void acts(String role, String id) {
        users.computeIfAbsent(role, _ -> new LinkedHashSet<>()).add(id);
    }

    /** Which things act as each role. */
    synchronized Map<String, Set<String>> users() {
        return new LinkedHashMap<>(users);
    }

    /** What is known by its ARN: ids by ARN. */
    synchronized Map<String, String> byArn() {
        Map<String, String> found = new LinkedHashMap<>();
        aliases.forEach((alias, id) -> {
            if (alias.startsWith("arn:")) {
                found.put(alias, id);
            }
        });
        return found;
    }

    /** Everything under its id; relations to what is not known are left out. */
    synchronized Inventory finished() {
        remotes.forEach((id, name) -> elsewhere(name).ifPresent(thing -> {
            kinds.remove(id);
            attributes.remove(id);
            aliases.put(id, thing);
        }));
        Map<String, Map<String, String>> all = new HashMap<>();
        attributes.forEach((name, known) -> all.computeIfAbsent(id(name), _ -> new LinkedHashMap<>()).putAll(known));
        List<Resource> resources = new ArrayList<>();
        kinds.forEach((id, kind) -> resources.add(new Resource(id, kind, withAlias(id, all.getOrDefault(id, Map.of())), at)));
        Set<Relation> known = new LinkedHashSet<>();
        for (Relation one : relations) {
            Relation named = new Relation(id(one.from()), id(one.to()), one.kind(), one.how(), one.learnedAt());
            if (kinds.containsKey(named.from()) && kinds.containsKey(named.to()) && !named.from().equals(named.to())) {
                known.add(named);
            }
        }
        return new Inventory(resources, List.copyOf(known));
    }

    /** The one thing of that name that is known from its own account. */
    private Optional<String> elsewhere(String name) {
        List<String> things = kinds.entrySet().stream().filter(one -> !one.getValue().equals(REMOTE))
                .map(Map.Entry::getKey).filter(id -> id.equals(name) || id.startsWith(name + "@")).limit(2).toList();
        return things.size() == 1 ? Optional.of(things.getFirst()) : Optional.empty();
    }

    private String id(String name) {
        if (kinds.containsKey(name)) {
            return name;
        }
        String plain = loose.get(name);
        String alias = aliases.get(name);
        return alias != null ? alias : plain != null ? id(plain) : name;
    }

    /** What an alarm of that account and region may mean by the bare name; the account's number stands in the ARN. */
    private static Map<String, String> withAlias(String id, Map<String, String> known) {
        String[] arn = known.getOrDefault(Resource.ARN, "").split(":", 6);
        if (arn.length < 6 || arn[3].isEmpty() || !arn[4].matches("\\d{12}")) {
            return known;
        }
        String bare = id.contains("@") ? id.substring(0, id.indexOf('@')) : id;
        Map<String, String> more = new LinkedHashMap<>(known);
        more.put(Resource.ALIAS, bare + "@" + arn[4] + "/" + arn[3]);
        return more;
    }
}
