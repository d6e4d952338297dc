package dev.gumshoe.bot;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a recorded case of a given size into a folder: services that call each other, one of which begins to fail a quarter of an hour
 * before the alert, with metrics each 15 s, log lines, spans, deployments and a topology over one hour. The same arguments give the same
 * files.
 *
 * <p>{@code java bot/src/bench/java/dev/gumshoe/bot/BigCase.java FOLDER [RESOURCES=50] [SERIES=20] [LOGS=1000000] [SPANS=500000]
 * [usual|unruly]}; {@code unruly} data has log lines of ever new words, traces of one span, operations named after ids and no topology.
 */
public final class BigCase {

    private static final Instant FIRST = Instant.parse("2024-05-01T11:00:00Z");
    private static final Instant ONSET = Instant.parse("2024-05-01T11:45:00Z");
    private static final Instant FIRED = Instant.parse("2024-05-01T12:00:00Z");
    private static final String[] VERBS = {"received", "stored", "sent", "checked", "scheduled", "loaded", "published", "consumed", "updated",
        "closed"};
    private static final String[] THINGS = {"order", "basket", "robot", "payment", "session", "ticket", "parcel", "invoice", "token page",
        "price list"};
    private static final String TRACE = """
            \\n\\tat com.example.store.RecordReader.read(RecordReader.java:118)\\n\\tat com.example.store.Cache.load(Cache.java:57)\\n\\tat \
            com.example.web.Handler.handle(Handler.java:41)\\nCaused by: java.io.InvalidClassException: local class incompatible""";

    private final Path folder;
    private final int resources;
    private final boolean unruly;
    private final Random random = new Random(7);

    private BigCase(Path folder, int resources, boolean unruly) {
        this.folder = folder;
        this.resources = resources;
        this.unruly = unruly;
    }

    /** Takes the folder and the sizes. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int[] sizes = {50, 20, 1_000_000, 500_000};
        for (int i = 0; i < sizes.length && i + 1 < arguments.length; i++) {
            sizes[i] = Integer.parseInt(arguments[i + 1]);
        }
        BigCase big = new BigCase(Files.createDirectories(folder), sizes[0], arguments.length > 5 && arguments[5].equals("unruly"));
        big.write(sizes[1], sizes[2], sizes[3]);
    }

    private void write(int series, int logs, int spans) throws IOException {
        Files.writeString(folder.resolve("alert.json"), """
                {"id":"big-1","title":"Error rate of %s above 5 %%","description":"","severity":"high","startedAt":"%s","resource":"%s","metric":"error_rate"}
                """.formatted(resource(0), FIRED, resource(0)));
        if (!unruly) {
            Files.writeString(folder.resolve("topology.json"), topology());
        }
        metrics(series);
        logs(logs);
        spans(spans);
        changes();
    }

    private static String resource(int i) {
        return "service-" + i;
    }

    /** Each calls two others further down, a tree that grows together. */
    private int callee(int caller, int which) {
        int callee = caller * 2 + 1 + which;
        return callee < resources ? callee : -1;
    }

    private int culprit() {
        return resources * 2 / 3;
    }

    private String topology() {
        List<String> named = new ArrayList<>();
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < resources; i++) {
            named.add("{\"id\":\"" + resource(i) + "\",\"kind\":\"service\"}");
            for (int k = 0; k < 2; k++) {
                if (callee(i, k) > 0) {
                    calls.add("{\"from\":\"" + resource(i) + "\",\"to\":\"" + resource(callee(i, k)) + "\"}");
                }
            }
        }
        return "{\"resources\":[" + String.join(",", named) + "],\n\"dependencies\":[" + String.join(",", calls) + "]}\n";
    }

    private void metrics(int series) throws IOException {
        String[] names = {"cpu_utilization", "memory_bytes", "error_rate", "latency_p99_ms", "requests_total", "gc_pause_ms", "queue_depth",
            "disk_io", "network_in", "network_out"};
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("metrics.csv"))) {
            out.write("timestamp,resource,metric,value\n");
            for (long at = FIRST.getEpochSecond(); at < FIRED.getEpochSecond(); at += 15) {
                boolean late = at >= ONSET.getEpochSecond();
                for (int r = 0; r < resources; r++) {
                    for (int s = 0; s < series; s++) {
                        double base = 10 + 7 * s + r % 5;
                        double wave = base * 0.1 * Math.sin(at / 600.0 + r);
                        double fault = late && (above(r)) && (s == 2 || s == 3) ? base * (r == culprit() ? 4 : 1) : 0;
                        out.write(at + "," + resource(r) + "," + names[s % names.length] + (s < names.length ? "" : "_" + s / names.length)
                                + "," + String.format(Locale.ROOT, "%.4f", base + wave + fault + random.nextGaussian() * base * 0.05) + "\n");
                    }
                }
            }
        }
    }

    /** Whether the resource is the culprit or calls it, through others too. */
    private boolean above(int resource) {
        for (int at = culprit(); at >= 0; at = at == 0 ? -1 : (at - 1) / 2) {
            if (at == resource) {
                return true;
            }
        }
        return false;
    }

    private void logs(int count) throws IOException {
        long step = 3_600_000_000_000L / Math.max(1, count);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("logs.jsonl"))) {
            for (int i = 0; i < count; i++) {
                Instant at = FIRST.plusNanos(i * step);
                int resource = random.nextInt(resources);
                boolean failing = at.isAfter(ONSET) && above(resource) && random.nextInt(resource == culprit() ? 3 : 12) == 0;
                String severity = failing ? "ERROR" : random.nextInt(200) == 0 ? "WARN" : "INFO";
                out.write("{\"timestamp\":\"" + at + "\",\"resource\":\"" + resource(resource) + "\",\"severity\":\"" + severity
                        + "\",\"body\":\"" + body(failing) + "\",\"traceId\":\"" + Long.toHexString(random.nextLong())
                        + "\",\"attributes\":{\"thread\":\"http-" + random.nextInt(16) + "\",\"logger\":\"com.example.Handler\"}}\n");
            }
        }
    }

    private String body(boolean failing) {
        if (failing && random.nextInt(4) == 0) {
            return "request " + random.nextInt(1_000_000) + " failed: java.io.IOException: record is unreadable" + TRACE;
        }
        if (failing) {
            return "cannot answer /orders/" + random.nextInt(100_000) + ": upstream said 503 after " + random.nextInt(3_000) + " ms";
        }
        if (unruly) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < 5 + random.nextInt(8); i++) {
                words.append(i == 0 ? "" : " ").append(word());
            }
            return words.toString();
        }
        return VERBS[random.nextInt(VERBS.length)] + " " + THINGS[random.nextInt(THINGS.length)] + " " + random.nextInt(1_000_000)
                + " of customer=" + random.nextInt(5_000) + " in " + random.nextInt(300) + " ms, attempt " + random.nextInt(3);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4 + random.nextInt(5); i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private record Pending(int resource, String parent, long start, long micros, boolean fails) {}

    /** Traces of about ten spans that go down the tree from the front, each another way. */
    private void spans(int count) throws IOException {
        int perTrace = unruly ? 1 : 10;
        long step = 3_600_000_000L * perTrace / Math.max(1, count);
        List<String> waiting = new ArrayList<>();
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("spans.jsonl"))) {
            int written = 0;
            for (long trace = 0; written < count; trace++) {
                long start = FIRST.getEpochSecond() * 1_000_000 + trace * step;
                List<String> spans = trace(start, Math.min(perTrace, count - written));
                written += spans.size();
                waiting.addAll(spans);
                if (waiting.size() > 500) {
                    // the spans of requests that run at the same time stand among each other
                    waiting.sort(Comparator.comparing(line -> line.substring(line.indexOf("\"start\""))));
                    write(out, waiting);
                }
            }
            write(out, waiting);
        }
    }

    private static void write(BufferedWriter out, List<String> lines) throws IOException {
        for (String line : lines) {
            out.write(line);
        }
        lines.clear();
    }

    private List<String> trace(long start, int most) {
        String id = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        boolean late = start >= ONSET.getEpochSecond() * 1_000_000;
        List<Pending> pending = new ArrayList<>();
        pending.add(new Pending(unruly ? random.nextInt(resources) : 0, "", start, 200_000 + random.nextInt(100_000), false));
        List<String> lines = new ArrayList<>();
        while (!pending.isEmpty() && lines.size() < most) {
            Pending span = pending.remove(random.nextBoolean() ? pending.size() - 1 : random.nextInt(pending.size()));
            String spanId = Long.toHexString(random.nextLong());
            boolean fails = late && above(span.resource()) && random.nextInt(3) == 0;
            long micros = span.micros() * (fails ? 3 : 1);
            lines.add(line(id, spanId, span, micros, fails));
            for (int k = 0; k < 2; k++) {
                int callee = callee(span.resource(), k);
                if (callee > 0) {
                    long inner = span.micros() / 3;
                    pending.add(new Pending(callee, spanId, span.start() + 1_000 + k * inner, inner, fails));
                }
            }
        }
        return lines;
    }

    private String line(String trace, String id, Pending span, long micros, boolean fails) {
        String name = unruly ? "GET /things/" + word() : "GET /resource-" + span.resource() + "/{id}";
        return "{\"traceId\":\"" + trace + "\",\"spanId\":\"" + id + "\",\"parentSpanId\":"
                + (span.parent().isEmpty() ? "null" : "\"" + span.parent() + "\"") + ",\"resource\":\"" + resource(span.resource())
                + "\",\"name\":\"" + name + "\",\"start\":" + span.start() + ",\"durationMicros\":" + micros + ",\"status\":\""
                + (fails ? "ERROR" : "OK") + "\",\"kind\":\"SERVER\",\"attributes\":{\"http.method\":\"GET\",\"http.status_code\":\""
                + (fails ? 503 : 200) + "\",\"customer.id\":\"c-" + random.nextInt(5_000) + "\",\"version\":\"1." + random.nextInt(3)
                + "\"}}\n";
    }

    private void changes() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            Instant at = FIRST.plusSeconds(random.nextInt(3_500));
            lines.append(change("c-" + i, at, random.nextInt(resources), "routine clean-up " + i));
        }
        lines.append(change("c-bad", ONSET.minusSeconds(60), culprit(), "record format 2 in RecordReader"));
        Files.writeString(folder.resolve("changes.jsonl"), lines);
    }

    private static String change(String id, Instant at, int resource, String title) {
        return "{\"id\":\"" + id + "\",\"timestamp\":\"" + at + "\",\"kind\":\"deployment\",\"resource\":\"" + resource(resource)
                + "\",\"actor\":\"pipeline\",\"title\":\"" + title + "\",\"files\":[\"src/RecordReader.java\"]}\n";
    }
}
