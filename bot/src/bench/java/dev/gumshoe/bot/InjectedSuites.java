package dev.gumshoe.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Writes suites of recorded quiet time into which a fault is put, for tuning: real requests, and it is known what broke. Calls to and
 * from one resource are delayed ({@code delay}), or it answers without doing its work and its callers go on ({@code early}) or give up
 * ({@code refused}). Each as spans with quiet time ({@code -quiet}), spans of the incident alone ({@code -incident}) and metrics alone
 * ({@code -metrics}). Series of the incident are drawn from quiet ones, times what the spans say that changed.
 *
 * <pre>
 * mvn -B -ntp -DskipTests package
 * java -cp 'bot/target/gumshoe.jar:bot/target/lib/*' bot/src/bench/java/dev/gumshoe/bot/InjectedSuites.java SUITE OUT [SEED]
 * java -jar bot/target/gumshoe.jar evaluate --cases OUT --out injected.jsonl --labels OUT/all.labels.jsonl
 * </pre>
 *
 * <p>Only odd-numbered cases of {@code SUITE} with spans from five minutes before their alert and earlier are taken.
 */
public final class InjectedSuites {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double QUIET_ENDS = 300;
    private static final double BEGINS = 160;
    private static final int FEWEST_SPANS = 3_000;

    private enum Fault {
        DELAY, EARLY, REFUSED
    }

    private enum Kept {
        QUIET, INCIDENT, METRICS
    }

    /** One request: its spans by id. */
    private static final class Request {
        final Map<String, ObjectNode> spans = new LinkedHashMap<>();

        Request(List<ObjectNode> spans) {
            spans.forEach(span -> this.spans.put(span.get("spanId").asText(), span.deepCopy()));
        }

        private ObjectNode parent(ObjectNode span) {
            return spans.getOrDefault(span.path("parentSpanId").asText(), JSON.createObjectNode());
        }

        private String caller(ObjectNode span) {
            return parent(span).path("resource").asText();
        }

        private List<ObjectNode> children(ObjectNode span) {
            return spans.values().stream().filter(s -> parent(s) == span).toList();
        }

        /** Calls that reach the resource, or with {@code out} that it makes. */
        List<ObjectNode> calls(String resource, boolean out) {
            return spans.values().stream()
                    .filter(s -> !caller(s).isEmpty() && !caller(s).equals(s.get("resource").asText()))
                    .filter(s -> (out ? caller(s) : s.get("resource").asText()).equals(resource))
                    .toList();
        }

        /** All that waits for the span waits so much longer, and what came after it comes so much later; micros may be negative. */
        void longer(ObjectNode span, long micros) {
            long end = span.get("start").asLong() + span.get("durationMicros").asLong() - Math.min(0, micros);
            Set<ObjectNode> waiting = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
            for (ObjectNode above = parent(span); !above.isEmpty(); above = parent(above)) {
                waiting.add(above);
            }
            for (ObjectNode other : spans.values()) {
                if (waiting.contains(other)) {
                    other.put("durationMicros", Math.max(1, other.get("durationMicros").asLong() + micros));
                } else if (other != span && other.get("start").asLong() >= end - 1) {
                    other.put("start", other.get("start").asLong() + micros);
                }
            }
        }

        void remove(ObjectNode span) {
            children(span).forEach(this::remove);
            spans.remove(span.get("spanId").asText());
        }

        void inject(Fault fault, String resource, long micros) {
            if (fault == Fault.DELAY) {
                calls(resource, false).forEach(call -> longer(call, micros));
                calls(resource, true).forEach(call -> longer(call, micros));
                return;
            }
            for (ObjectNode call : calls(resource, false)) {
                if (spans.containsKey(call.get("spanId").asText())) {
                    long saved = call.get("durationMicros").asLong() * 9 / 10;
                    children(call).forEach(this::remove);
                    longer(call, -saved);
                    call.put("durationMicros", call.get("durationMicros").asLong() - saved);
                    if (fault == Fault.REFUSED) {
                        giveUp(call);
                    }
                }
            }
        }

        private void giveUp(ObjectNode call) {
            ObjectNode entry = parent(call);
            while (!entry.isEmpty() && caller(entry).equals(entry.get("resource").asText())) {
                entry = parent(entry);
            }
            long after = call.get("start").asLong() + 1;
            for (ObjectNode later : entry.isEmpty() ? List.<ObjectNode>of() : children(entry)) {
                if (later.get("start").asLong() > after && spans.containsKey(later.get("spanId").asText())) {
                    longer(later, -later.get("durationMicros").asLong());
                    remove(later);
                }
            }
        }
    }

    /** What the spans of some requests say of each resource. */
    private static final class Figures {
        final Map<String, List<Long>> answered = new TreeMap<>();
        final Map<String, List<Long>> waited = new TreeMap<>();

        Figures(List<Request> requests) {
            for (Request request : requests) {
                for (ObjectNode span : request.spans.values()) {
                    String caller = request.caller(span);
                    String resource = span.get("resource").asText();
                    if (!caller.equals(resource)) {
                        answered.computeIfAbsent(resource, _ -> new ArrayList<>()).add(span.get("durationMicros").asLong());
                        if (!caller.isEmpty()) {
                            waited.computeIfAbsent(caller, _ -> new ArrayList<>())
                                    .add(request.parent(span).get("durationMicros").asLong());
                        }
                    }
                }
            }
            answered.values().forEach(Collections::sort);
            waited.values().forEach(Collections::sort);
        }

        double of(String resource, String metric) {
            String name = metric.toLowerCase(Locale.ROOT);
            if (name.contains("latency")) {
                List<Long> times = (name.contains("client") ? waited : answered).getOrDefault(resource, List.of());
                String digits = name.replaceAll("\\D", "");
                double share = digits.isEmpty() ? 0.5 : Double.parseDouble("0." + digits);
                return times.isEmpty() ? 0 : times.get((int) Math.min(times.size() - 1, share * times.size()));
            }
            boolean work = !name.contains("node")
                    && Stream.of("workload", "network", "syscall", "cpuusage", "requests").anyMatch(name::contains);
            return work ? answered.getOrDefault(resource, List.of()).size() : 0;
        }
    }

    private final Path out;
    private final Random random;
    private final StringBuilder labels = new StringBuilder();
    private int written;

    private InjectedSuites(Path out, long seed) {
        this.out = out;
        this.random = new Random(seed);
    }

    /** Writes. */
    public static void main(String[] arguments) throws IOException {
        InjectedSuites suites = new InjectedSuites(Path.of(arguments[1]), arguments.length > 2 ? Long.parseLong(arguments[2]) : 1);
        try (Stream<Path> cases = Files.list(Path.of(arguments[0]))) {
            for (Path one : cases.filter(c -> Files.exists(c.resolve("spans.jsonl"))).sorted().toList()) {
                if (Integer.parseInt(one.getFileName().toString().replaceAll("\\D", "")) % 2 == 1) {
                    suites.of(one);
                }
            }
        }
        Files.writeString(suites.out.resolve("all.labels.jsonl"), suites.labels);
        System.out.println(suites.written + " cases in " + suites.out);
    }

    private void of(Path one) throws IOException {
        double end = Instant.parse(JSON.readTree(one.resolve("alert.json").toFile()).get("startedAt").asText()).toEpochMilli() / 1e3;
        Map<String, List<ObjectNode>> traces = new LinkedHashMap<>();
        Set<String> resources = new TreeSet<>();
        try (Stream<String> lines = Files.lines(one.resolve("spans.jsonl"))) {
            for (String line : (Iterable<String>) lines::iterator) {
                ObjectNode span = (ObjectNode) JSON.readTree(line);
                if (span.get("start").asDouble() / 1e6 < end - QUIET_ENDS) {
                    traces.computeIfAbsent(span.get("traceId").asText(), _ -> new ArrayList<>()).add(span);
                    resources.add(span.get("resource").asText());
                }
            }
        }
        if (traces.values().stream().mapToInt(List::size).sum() >= FEWEST_SPANS) {
            List<String> drawn = new ArrayList<>(resources);
            for (Fault fault : Fault.values()) {
                for (Kept kept : Kept.values()) {
                    Collections.shuffle(drawn, random);
                    write(one, end, List.copyOf(traces.values()), drawn.getFirst(), fault, kept);
                }
            }
        }
    }

    private void write(Path one, double end, List<List<ObjectNode>> traces, String broken, Fault fault, Kept kept) throws IOException {
        String suite = (fault + "-" + kept).toLowerCase(Locale.ROOT);
        String name = String.format(Locale.ROOT, "case-%03d", 2 * ++written - 1);
        Path folder = Files.createDirectories(out.resolve(suite).resolve(name));
        long micros = List.of(50_000L, 100_000L, 300_000L, 500_000L).get(random.nextInt(4));
        List<Request> before = traces.stream().map(Request::new).toList();
        List<Request> after = traces.stream().map(Request::new).toList();
        after.forEach(request -> request.inject(fault, broken, micros));
        if (kept != Kept.METRICS) {
            spans(folder.resolve("spans.jsonl"), kept == Kept.QUIET ? before : List.of(), after, end);
        }
        series(one.resolve("metrics.csv"), folder.resolve("metrics.csv"), end, new Figures(before), new Figures(after));
        for (String file : List.of("alert.json", "topology.json")) {
            Files.copy(one.resolve(file), folder.resolve(file));
        }
        labels.append("{\"suite\":\"" + suite + "\",\"case\":\"" + name + "\",\"answer\":\"" + broken + "\"}\n");
    }

    // the incident's requests come within the minute and a half before the alert
    private static void spans(Path file, List<Request> quiet, List<Request> incident, double end) throws IOException {
        ToDoubleFunction<Request> began = r -> r.spans.values().stream().mapToLong(s -> s.get("start").asLong()).min().orElse(0);
        double first = incident.stream().mapToDouble(began).min().orElse(0);
        double last = incident.stream().mapToDouble(began).max().orElse(0);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Request request : quiet) {
                write(writer, request, "", 0);
            }
            for (Request request : incident) {
                double at = began.applyAsDouble(request);
                double moved = (end - 100) * 1e6 + (at - first) * 60e6 / Math.max(1, last - first);
                write(writer, request, "i", (long) (moved - at));
            }
        }
    }

    private static void write(BufferedWriter writer, Request request, String prefix, long later) throws IOException {
        for (JsonNode span : request.spans.values()) {
            ObjectNode moved = span.deepCopy();
            moved.put("start", span.get("start").asLong() + later);
            moved.put("traceId", prefix + span.get("traceId").asText());
            writer.write(moved.toString());
            writer.newLine();
        }
    }

    private void series(Path from, Path to, double end, Figures before, Figures after) throws IOException {
        List<String> lines = Files.readAllLines(from);
        Map<String, List<String>> quiet = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (Double.parseDouble(cells[0]) < end - 185) {
                quiet.computeIfAbsent(cells[1] + "," + cells[2], _ -> new ArrayList<>()).add(cells[3]);
            }
        }
        try (BufferedWriter writer = Files.newBufferedWriter(to)) {
            writer.write(lines.getFirst() + "\n");
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                List<String> usual = quiet.getOrDefault(cells[1] + "," + cells[2], List.of());
                boolean drawn = Double.parseDouble(cells[0]) >= end - 185;
                if (!drawn) {
                    writer.write(line + "\n");
                } else if (!usual.isEmpty()) {
                    String value = usual.get(random.nextInt(usual.size()));
                    boolean changed = Double.parseDouble(cells[0]) >= end - BEGINS && !value.isEmpty();
                    double was = before.of(cells[1], cells[2]);
                    double ratio = changed && was > 0 ? after.of(cells[1], cells[2]) / was : 1;
                    writer.write(cells[0] + "," + cells[1] + "," + cells[2] + ","
                            + (ratio == 1 ? value : Double.toString(Double.parseDouble(value) * ratio)) + "\n");
                }
            }
        }
    }
}
