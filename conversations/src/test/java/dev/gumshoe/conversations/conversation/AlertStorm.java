package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;

/**
 * A seeded storm: in a company of some sixty services two things break, minutes apart, and everything that depends on them raises alarms that fire
 * again and again; at the same time come alarms that have nothing to do with either. The same seed gives the same storm.
 *
 * @param alerts in order of time
 * @param truth of each alert's id the cause it comes from, or its own alarm's name when it is unrelated
 */
public record AlertStorm(Inventory inventory, List<Alert> alerts, Map<String, String> truth) {

    /** When it begins. */
    public static final Instant START = Instant.parse("2026-03-02T14:10:00Z");

    private static final int LAYERS = 5;
    private static final int WIDTH = 12;
    private static final List<String> TROUBLE = List.of("HighErrorRate", "HighLatency", "Timeouts", "PodRestarts", "SaturatedThreadPool",
            "SloBurnRate");
    private static final List<String> UNRELATED = List.of("DiskAlmostFull", "CertificateExpiresSoon", "BackupFailed", "CronJobFailed",
            "ClockSkew", "QuotaNearlyUsed", "HighErrorRate", "HighLatency", "PodRestarts", "QueueGrows");

    /**
     * A storm of 30 minutes.
     *
     * @param total how many alerts there are in all
     * @param unrelated how many of them have nothing to do with the two causes
     */
    public static AlertStorm of(long seed, int total, int unrelated) {
        return new Making(seed).make(total, unrelated);
    }

    private static final class Making {

        private final Random random;
        private final List<List<String>> layers = new ArrayList<>();
        private final List<Relation> relations = new ArrayList<>();
        private final List<Alert> alerts = new ArrayList<>();
        private final Map<String, String> truth = new java.util.HashMap<>();

        private Making(long seed) {
            random = new Random(seed);
        }

        private AlertStorm make(int total, int unrelated) {
            Inventory inventory = company();
            Topology topology = Topology.empty().with(inventory);
            List<String> causes = causes(topology);
            int related = total - unrelated;
            int first = related / 2 + random.nextInt(related / 10);
            suffering(topology, causes.get(0), first, Duration.ZERO);
            suffering(topology, causes.get(1), related - first, Duration.ofMinutes(2 + random.nextInt(6)));
            List<String> calm = topology.ids().stream().sorted().filter(id -> causes.stream()
                    .noneMatch(cause -> id.equals(cause) || topology.blastRadius(cause).contains(id))).toList();
            for (int i = 0; i < unrelated; i++) {
                String name = pick(UNRELATED);
                String where = pick(calm);
                add(name, where, START.plusSeconds(random.nextInt(1_800)), name + " " + where);
            }
            alerts.sort(Comparator.comparing(Alert::startedAt).thenComparing(Alert::id));
            return new AlertStorm(inventory, List.copyOf(alerts), Map.copyOf(truth));
        }

        /** Layers of services, each calling one to three of the layer below, mostly in its own half of the company. */
        private Inventory company() {
            for (int layer = 0; layer < LAYERS; layer++) {
                List<String> services = new ArrayList<>();
                for (int i = 0; i < WIDTH; i++) {
                    services.add(List.of("web", "api", "logic", "store", "disk").get(layer) + "-" + (char) ('a' + i));
                }
                layers.add(services);
            }
            for (int layer = 0; layer < LAYERS - 1; layer++) {
                for (int i = 0; i < WIDTH; i++) {
                    SequencedSet<String> callees = new LinkedHashSet<>();
                    for (int call = 0; call <= random.nextInt(3); call++) {
                        int half = i < WIDTH / 2 ? 0 : WIDTH / 2;
                        callees.add(layers.get(layer + 1).get(half + random.nextInt(WIDTH / 2)));
                    }
                    for (String callee : callees) {
                        relations.add(new Relation(layers.get(layer).get(i), callee, RelationKind.CALLS, "spans", START));
                    }
                }
            }
            return new Inventory(layers.stream().flatMap(List::stream).map(id -> new Resource(id, "service", Map.of(), START)).toList(),
                    relations);
        }

        /** One in each half, deep enough that others depend on it. */
        private List<String> causes(Topology topology) {
            return List.of(cause(topology, 0), cause(topology, WIDTH / 2));
        }

        private String cause(Topology topology, int from) {
            List<String> deep = layers.get(LAYERS - 2).subList(from, from + WIDTH / 2);
            return deep.stream().max(Comparator.comparingInt((String id) -> topology.blastRadius(id).size())).orElseThrow();
        }

        private void suffering(Topology topology, String cause, int count, Duration delay) {
            List<String> hurt = new ArrayList<>(List.of(cause));
            hurt.addAll(topology.blastRadius(cause));
            Instant begin = START.plus(delay);
            add(pick(TROUBLE), cause, begin, cause);
            for (int i = 1; i < count; i++) {
                int far = random.nextInt(hurt.size());
                // trouble needs a moment to travel: who is further away complains later
                long after = far * 4L + random.nextLong(1_800 - delay.toSeconds() - far * 4L);
                add(pick(TROUBLE), hurt.get(far), begin.plusSeconds(after), cause);
            }
        }

        private void add(String name, String service, Instant at, String cause) {
            String id = "storm-" + alerts.size();
            String title = "[FIRING:1] " + name + " " + service + " (prod critical)";
            alerts.add(
                    new Alert(id, "alertmanager:" + name + " " + service, title, name + " of " + service + " for 2 minutes", Severity.HIGH,
                            at, random.nextInt(10) == 0 ? null : service, null, "alertmanager", null, Map.of()));
            truth.put(id, cause);
        }

        private <T> T pick(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
