package dev.gumshoe.conversations.topology;

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

    /** The ids meant by the word; empty when none is. An exact id wins over parts of ids, these over kinds. */
    public List<String> meant(String word) {
        String wanted = plain(word);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<String> exact = ids(id -> plain(id).equals(wanted));
        if (!exact.isEmpty()) {
            return exact;
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
                .filter(id -> edits(plain(id), wanted) <= Math.max(1, wanted.length() / 3))
                .min(Comparator.comparingInt(id -> edits(plain(id), wanted)));
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
