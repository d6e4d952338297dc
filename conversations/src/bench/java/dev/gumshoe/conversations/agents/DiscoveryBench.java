package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.InMemorySurveys;
import dev.gumshoe.conversations.topology.Survey;
import dev.gumshoe.conversations.topology.Surveys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long it takes to discover 5,000 resources in 20 accounts whose answers are generated, come after 100 ms, 25 resources a page, and are
 * throttled in 5 of 100 cases; how long merging them and walking a blast radius takes. Built and run by hand:
 *
 * <pre>
 * javac -cp CLASSES_AND_LIBRARIES -d target/bench conversations/src/bench/java/dev/gumshoe/conversations/agents/DiscoveryBench.java
 * java -cp target/bench:CLASSES_AND_LIBRARIES dev.gumshoe.conversations.agents.DiscoveryBench
 * </pre>
 */
public final class DiscoveryBench {

    private static final int ACCOUNTS = 20;
    private static final int IN_EACH = 250;
    private static final int PAGE = 25;
    private static final int AT_ONCE = 4;

    private DiscoveryBench() {}

    /** One account: pages one after the other, a throttled one again, at most four calls at once in all accounts together. */
    private record Account(int number, Semaphore places, AtomicInteger calls, Random random) implements ResourceSource {

        @Override
        public ToolResult<Inventory> inventory(TimeWindow window) {
            List<Resource> resources = new ArrayList<>();
            List<Relation> relations = new ArrayList<>();
            for (int page = 0; page < IN_EACH / PAGE; page++) {
                boolean told = called();
                while (!told) {
                    told = called();
                }
                for (int i = page * PAGE; i < (page + 1) * PAGE; i++) {
                    String id = "arn:aws:x:eu-west-1:" + number + ":r/" + i;
                    resources.add(new Resource(id, "service", Map.of("name", "s-" + number + "-" + i, "arn", id), window.to()));
                    for (int k = 0; k < 2 && i > 0; k++) {
                        String from = "arn:aws:x:eu-west-1:" + number + ":r/" + random.nextInt(i);
                        relations.add(new Relation(from, id, RelationKind.CALLS, "x-ray", window.to()));
                    }
                }
            }
            relations.add(new Relation("arn:aws:x:eu-west-1:" + (number + 1) % ACCOUNTS + ":r/0", resources.getFirst().id(),
                    RelationKind.CALLS, "x-ray", window.to()));
            return new ToolResult.Found<>(new Inventory(resources, relations), new Evidence(name(), "list", window, ""));
        }

        private boolean called() {
            places.acquireUninterruptibly();
            try {
                Thread.sleep(100);
                calls.incrementAndGet();
                return random.nextInt(100) >= 5;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                places.release();
            }
        }

        @Override
        public String name() {
            return "account " + number;
        }

        @Override
        public Health health() {
            return Health.good("");
        }
    }

    /** Prints the figures. */
    public static void main(String[] arguments) throws InterruptedException {
        Semaphore places = new Semaphore(AT_ONCE);
        AtomicInteger calls = new AtomicInteger();
        List<ResourceSource> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(new Account(i, places, calls, new Random(i)));
        }
        Surveys surveys = new InMemorySurveys();
        InstantSource clock = InstantSource.system();
        Atlas atlas = new Atlas(accounts.stream().map(ResourceSource::name).toList(), Duration.ofHours(1), 1_000, clock);
        DiscoverySettings settings = new DiscoverySettings(Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(15),
                Duration.ofMinutes(1), Duration.ofSeconds(2));
        long began = System.nanoTime();
        try (Discovery discovery = new Discovery(accounts, surveys, atlas, new InMemoryLeases(clock), "bench", settings, clock)) {
            discovery.round();
        }
        System.out.printf("discovery: %d resources, %d relations, %d calls, at most %d at once, %.1f s%n", atlas.topology().ids().size(),
                atlas.topology().relations().size(), calls.get(), AT_ONCE, (System.nanoTime() - began) / 1e9);
        List<Survey> told = surveys.all();
        double[] merging = new double[30];
        double[] walking = new double[30];
        for (int i = 0; i < merging.length; i++) {
            long start = System.nanoTime();
            atlas.take(told);
            long merged = System.nanoTime();
            int reached = atlas.topology().blastRadius(atlas.id("s-7-249")).size();
            walking[i] = (System.nanoTime() - merged) / 1e6;
            merging[i] = (merged - start) / 1e6;
            if (i == 0) {
                System.out.printf("blast radius reaches %d resources; the first time: merging %.1f ms, walking %.1f ms%n", reached, merging[0],
                        walking[0]);
            }
        }
        Arrays.sort(merging);
        Arrays.sort(walking);
        System.out.printf("median of %d: merging %.1f ms, walking %.1f ms; longest %.1f and %.1f ms%n", merging.length, merging[15],
                walking[15], merging[29], walking[29]);
        System.out.println("at " + Instant.now());
    }
}
