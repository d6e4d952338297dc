package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.ClaimRefused;
import dev.gumshoe.conversations.investigation.Recorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast the journal in Redis is: appends of one writer and of many, and how soon 200 waiting cases wake.
 *
 * <pre>
 * mvn -B -ntp -q -pl conversations,adapters package -DskipTests
 * mvn -B -ntp -q -pl adapters dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp adapters/target/classes:conversations/target/classes:$(cat adapters/target/classpath) \
 *     adapters/src/bench/java/dev/gumshoe/adapters/redis/JournalBench.java [REDIS_URL [REPLICAS]]
 * </pre>
 *
 * <p>Without a URL it runs on an embedded server whose append-only file is flushed for every append.
 */
public final class JournalBench {

    private static final int CASES = 200;
    private static final String TEXT = "x".repeat(600);

    private final Journal here;
    private final Journal elsewhere;

    private JournalBench(Journal here, Journal elsewhere) {
        this.here = here;
        this.elsewhere = elsewhere;
    }

    /** Runs everything once to warm up, and once more to measure. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            int replicas = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
            run(RedisUrl.parse(arguments[0]), replicas);
            return;
        }
        Path folder = Files.createTempDirectory("gumshoe-journal-bench");
        try (EmbeddedRedis embedded = EmbeddedRedis.start(folder)) {
            run(embedded.address(), 0);
        }
    }

    private static void run(RedisAddress address, int replicas) throws Exception {
        RedisSettings settings = RedisSettings.usual().withPrefix("bench-" + System.nanoTime() + ":").withReplicas(replicas);
        try (Redis one = Redis.connect(address, settings);
                Redis two = Redis.connect(address, settings);
                RedisJournal here = new RedisJournal(one, JournalBench::write, JournalBench::read);
                RedisJournal elsewhere = new RedisJournal(two, JournalBench::write, JournalBench::read)) {
            JournalBench bench = new JournalBench(here, elsewhere);
            for (String round : List.of("warm", "measured")) {
                System.out.println(round + ", " + one + ", " + replicas + " replicas waited for");
                bench.oneWriter(round);
                bench.manyWriters(round);
                bench.wakeUps(round);
            }
        }
    }

    private static String write(JournalEntry entry) {
        return ((ClaimRefused) entry).claim();
    }

    private static JournalEntry read(String text) {
        return entry(text);
    }

    private static JournalEntry entry(String text) {
        return new ClaimRefused(Instant.EPOCH, text, "bench");
    }

    private void oneWriter(String round) throws Exception {
        long[] nanos = new long[2_000];
        long start = System.nanoTime();
        for (int i = 0; i < nanos.length; i++) {
            long before = System.nanoTime();
            here.append(round + "-one", i, List.of(entry(TEXT)));
            nanos[i] = System.nanoTime() - before;
        }
        report("append, one writer", nanos, System.nanoTime() - start);
    }

    private void manyWriters(String round) throws Exception {
        int each = 50;
        long[] nanos = new long[CASES * each];
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int c = 0; c < CASES; c++) {
                int number = c;
                threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        long before = System.nanoTime();
                        here.append(round + "-many-" + number, i, List.of(entry(TEXT)));
                        nanos[number * each + i] = System.nanoTime() - before;
                    }
                    return null;
                });
            }
        }
        report("append, " + CASES + " cases at once", nanos, System.nanoTime() - start);
    }

    /** All cases wait; each is written to in turn by another connection; measured from before the append to the waiter's return. */
    private void wakeUps(String round) throws Exception {
        long[] nanos = new long[CASES];
        long[] fromAcknowledged = new long[CASES];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> waiting = new ArrayList<>();
            for (int c = 0; c < CASES; c++) {
                String caseId = round + "-wake-" + c;
                waiting.add(threads.submit(() -> {
                    List<Recorded> found = here.await(caseId, 0, Duration.ofMinutes(1));
                    return found.isEmpty() ? Long.MAX_VALUE : System.nanoTime();
                }));
            }
            Thread.sleep(500);
            for (int c = 0; c < CASES; c++) {
                long before = System.nanoTime();
                elsewhere.append(round + "-wake-" + c, 0, List.of(entry(TEXT)));
                long acknowledged = System.nanoTime();
                long woken = waiting.get(c).get();
                nanos[c] = woken - before;
                fromAcknowledged[c] = woken - acknowledged;
            }
        }
        report("append to wake-up, " + CASES + " cases waiting", nanos, 0);
        report("acknowledged to wake-up", fromAcknowledged, 0);
    }

    private static void report(String what, long[] nanos, long total) {
        Arrays.sort(nanos);
        System.out.printf("  %-42s p50 %7.2f ms  p99 %7.2f ms  max %7.2f ms%s%n", what, at(nanos, 0.5), at(nanos, 0.99), at(nanos, 1),
                total == 0 ? "" : "  %,.0f a second".formatted(nanos.length * 1e9 / total));
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
}
