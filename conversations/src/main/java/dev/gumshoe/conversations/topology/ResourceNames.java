package dev.gumshoe.conversations.topology;

import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the resources people mean by a word: an id, part of an id, or a kind ({@code the database}). */
public final class ResourceNames {

    /** What people call kinds of resources that inventories call otherwise. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "database", List.of("database", "db", "table", "dynamodb", "rds", "postgres", "mysql", "sql"),
            "db", List.of("database", "db", "table", "dynamodb", "rds", "postgres", "mysql", "sql"),
            "cache", List.of("cache", "redis", "memcached", "elasticache"),
            "queue", List.of("queue", "sqs", "kafka", "topic"),
            "load balancer", List.of("load-balancer", "loadbalancer", "elb", "alb"),
            "balancer", List.of("load-balancer", "loadbalancer", "elb", "alb"),
            "host", List.of("instance", "host", "node"),
            "hosts", List.of("instance", "host", "node"),
            "instances", List.of("instance", "host", "node"));

    private static final int SHORTEST_PART = 3;

    private final Topology topology;

    /** Names of the resources of a topology. */
    public ResourceNames(Topology topology) {
        this.topology = topology;
    }

    /** The ids meant by the word; empty when none is. An exact id wins over other names of the resource, these over parts of ids, these over kinds. */
    public List<String> meant(String word) {
        String wanted = plain(word);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<String> exact = ids(id -> plain(id).equals(wanted));
        if (!exact.isEmpty()) {
            return exact;
        }
        List<String> alias = topology.resources().values().stream()
                .filter(r -> Aliases.certain(r).stream().anyMatch(name -> Aliases.key(name).equals(wanted)))
                .map(Resource::id)
                .toList();
        if (!alias.isEmpty()) {
            return alias;
        }
        List<String> tokens = ids(id -> Arrays.asList(plain(id).split("[^\\p{L}\\p{N}]+")).contains(wanted));
        if (!tokens.isEmpty()) {
            return tokens;
        }
        List<String> parts = wanted.length() < SHORTEST_PART ? List.of() : ids(id -> plain(id).contains(wanted));
        return parts.isEmpty() ? ofKind(wanted) : parts;
    }

    private List<String> ofKind(String wanted) {
        List<String> kinds = KINDS.getOrDefault(wanted, List.of(wanted));
        return topology.resources().values().stream()
                .filter(resource -> kinds.stream().anyMatch(kind -> plain(resource.kind()).contains(kind)))
                .map(resource -> resource.id())
                .toList();
    }

    private List<String> ids(java.util.function.Predicate<String> wanted) {
        return topology.ids().stream().filter(wanted).toList();
    }

    /** The id nearest to the word in spelling, when it is near enough to be a slip of the finger. */
    public Optional<String> nearest(String word) {
        String wanted = plain(word);
        return topology.ids().stream()
                .filter(id -> Spelling.distance(id, wanted) <= slips(wanted))
                .min(Comparator.comparingInt(id -> Spelling.distance(id, wanted)));
    }

    /** Two letters swapped count as two edits, so a word of five letters may have two. */
    private static int slips(String word) {
        return word.length() < 5 ? 1 : Math.max(2, word.length() / 3);
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
