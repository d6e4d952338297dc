package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * How long the looks at logs, traces and impact take, and how that grows: 1/16 to all of 1,000,000 lines and 500,000 spans of 50
 * resources, made while they are read. Prints one line per size; the last column is the log-log slope from the size before.
 */
public final class SignalsBench {

    private static final Instant START = Instant.parse("2026-03-03T13:00:00Z");
    private static final TimeWindow WINDOW = new TimeWindow(START, START.plusSeconds(3_600));

    private SignalsBench() {}

    /** Runs it; no arguments. */
    public static void main(String[] args) throws InterruptedException {
        double before = 0;
        for (int part : new int[] {16, 16, 8, 4, 2, 1}) {
            double logs = seconds(Look.LOGS, new LogsExamination(), new Lines(1_000_000 / part));
            double traces = seconds(Look.TRACES, new TracesExamination(), new Spans(500_000 / part));
            double impact = seconds(Look.IMPACT, new ImpactExamination(), new Spans(500_000 / part));
            double sum = logs + traces + impact;
            double slope = before == 0 ? 0 : Math.log(sum / before) / Math.log(2);
            Runtime runtime = Runtime.getRuntime();
            System.out.printf("1/%d: logs %.2f s, traces %.2f s, impact %.2f s; heap in use %d MB; slope %.2f%n", part, logs, traces, impact,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20, slope);
            before = sum;
        }
    }

    private static double seconds(Look look, Examination examination, EvidenceSource source) throws InterruptedException {
        Task task = new Task(look.letter() + "1", look, "how fast?", Scope.of(WINDOW), null);
        long begun = System.nanoTime();
        examination.examine(new LookRequest(task, new Investigation("bench"), EvidenceSources.of(source), new InMemoryLocker()));
        return (System.nanoTime() - begun) / 1e9;
    }

    private static ToolResult<Tally> done(String what, long count) {
        return new ToolResult.Found<>(new Tally(count, java.util.List.of()), new Evidence("bench", what, WINDOW, ""));
    }

    private record Lines(int count) implements LogSource {
        @Override
        public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < count; i++) {
                Instant at = START.plusMillis(3_600_000L * i / count);
                int resource = random.nextInt(50);
                boolean bad = i > count * 0.9 && resource == 7 && random.nextInt(3) == 0;
                String body = bad
                        ? "order " + i + " failed\ncom.shop.PoolTimeoutException: no connection after " + random.nextInt(2_000)
                                + " ms\n\tat com.zaxxer.Pool.get(Pool.java:1)\n\tat com.shop.Orders.load(Orders.java:" + 88 + ")"
                        : "module" + (char) ('a' + random.nextInt(20)) + " handled request " + Long.toHexString(random.nextLong()) + " for user_id="
                                + random.nextInt(10_000) + " in " + random.nextInt(300) + " ms";
                each.accept(new LogLine(at, "service-" + resource, bad ? "ERROR" : "INFO", body, null, Map.of()));
            }
            return done("lines", count);
        }

        @Override
        public String name() {
            return "bench";
        }

        @Override
        public Health health() {
            return Health.good("made up");
        }
    }

    private record Spans(int count) implements TraceSource {
        @Override
        public ToolResult<Tally> read(TraceQuery query, Consumer<? super Span> each) {
            SplittableRandom random = new SplittableRandom(2);
            int traces = count / 10;
            for (int t = 0; t < traces; t++) {
                long start = START.toEpochMilli() * 1_000 + 3_600_000_000L * t / traces;
                Map<String, String> labels = Map.of("customer.id", "c" + random.nextInt(50_000), "cache.hit", String.valueOf(t % 2 == 0));
                for (int s = 0; s < 10; s++) {
                    boolean bad = t > traces * 0.9 && s >= 8;
                    long duration = (12 - s) * 10_000L + random.nextInt(5_000);
                    String parent = s == 0 ? null : "s" + (s - 1);
                    String operation = "operation" + random.nextInt(4);
                    each.accept(new Span("t" + t, "s" + s, parent, "service-" + (s * 5 + t % 5), operation, start + s * 1_000L, duration,
                            bad ? "ERROR" : "OK", s % 2 == 1 ? "CLIENT" : "SERVER", labels));
                }
            }
            return done("spans", count);
        }

        @Override
        public String name() {
            return "bench";
        }

        @Override
        public Health health() {
            return Health.good("made up");
        }
    }
}
