package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Writes a case of 1,000,000 log lines, 500,000 spans and 240,000 metric rows into a folder, unless it is there, and times reading it.
 *
 * <p>{@code java -Xmx256m -cp adapters/target/classes:conversations/target/classes:JACKSON-JARS
 * adapters/src/bench/java/dev/gumshoe/adapters/cases/ReadingABigCase.java FOLDER}
 */
public final class ReadingABigCase {

    private static final int ROUNDS = 5;
    private static final Instant FIRST = Instant.parse("2024-05-01T10:00:00Z");
    private static final Instant FIRED = Instant.parse("2024-05-01T12:00:00Z");

    private ReadingABigCase() {}

    /** Takes the folder to write to. */
    public static void main(String[] arguments) throws IOException, BrokenCase {
        Path folder = Path.of(arguments[0]);
        if (!Files.exists(folder)) {
            write(Files.createDirectories(folder), new Random(7));
        }
        TimeWindow window = new TimeWindow(FIRST, FIRED);
        for (int round = 0; round < ROUNDS; round++) {
            CaseSource source = RecordedCase.open(folder).source();
            time("metrics", each -> source.read(MetricQuery.all(window), each::accept));
            time("logs", each -> source.read(LogQuery.all(window), each::accept));
            time("spans", each -> source.read(TraceQuery.all(window), each::accept));
        }
    }

    private static void time(String what, Consumer<Consumer<Object>> reading) {
        long[] items = new long[1];
        long began = System.nanoTime();
        reading.accept(_ -> items[0]++);
        System.out.printf("%-8s %,10d items %6d ms%n", what, items[0], (System.nanoTime() - began) / 1_000_000);
    }

    private static void write(Path folder, Random random) throws IOException {
        Files.writeString(folder.resolve("alert.json"), "{\"id\":\"big\",\"title\":\"big\",\"startedAt\":\"" + FIRED + "\"}");
        lines(folder.resolve("logs.jsonl"), 1_000_000, i -> """
                {"timestamp":"%s","resource":"service-%d","severity":"INFO","body":"request %d of robot %d in %d ms","traceId":"%x",\
                "attributes":{"thread":"http-%d"}}""".formatted(FIRST.plusNanos(i * 7_000_000L), random.nextInt(40), random.nextInt(100_000),
                random.nextInt(5_000), random.nextInt(300), random.nextLong(), random.nextInt(16)));
        lines(folder.resolve("spans.jsonl"), 500_000, i -> """
                {"traceId":"%x","spanId":"%x","parentSpanId":null,"resource":"service-%d","name":"GET /x","start":%d,"durationMicros":%d,\
                "kind":"SERVER","attributes":{"robot.id":"robot-%d"}}""".formatted(random.nextLong(), random.nextLong(), random.nextInt(40),
                FIRST.getEpochSecond() * 1_000_000L + i * 14_000L, random.nextInt(100_000), random.nextInt(5_000)));
        lines(folder.resolve("metrics.csv"), 240_001, i -> i == 0
                ? "timestamp,resource,metric,value"
                : (FIRST.getEpochSecond() + i / 1_000 * 30L) + ",service-" + i % 40 + ",metric-" + i % 1_000 / 40 + "," + random.nextGaussian());
    }

    private interface Line {

        String of(int number);
    }

    private static void lines(Path file, int count, Line line) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write(line.of(i));
                out.write('\n');
            }
        }
    }
}
