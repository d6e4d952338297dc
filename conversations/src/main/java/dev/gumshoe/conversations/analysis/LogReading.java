package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.topology.Topology;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.hipparchus.stat.descriptive.rank.Median;

/** Reads log lines as they stream by and keeps counts, templates and exceptions per resource; bounded memory, one thread. */
final class LogReading implements Consumer<LogLine> {

    private static final int MOST_RESOURCES = 1_000;

    private final Reach reach;
    private final Topology topology;
    private final Map<String, String> wholes = new HashMap<>();
    private final TimeBins bins;
    private final Coverage coverage;
    private final Map<String, ResourceLog> logs = new LinkedHashMap<>();
    private long read;
    private long leftOut;

    LogReading(TimeBins bins, Reach reach, Topology topology) {
        this.topology = topology;
        this.bins = bins;
        this.reach = reach;
        this.coverage = new Coverage(bins);
    }

    @Override
    public void accept(LogLine line) {
        Interruption.check(read++);
        long millis = line.timestamp().toEpochMilli();
        int bin = bins.of(millis);
        coverage.add(bin);
        String whole = whole(line);
        if (!reach.includes(line.resource()) || !reach.includes(whole)) {
            return;
        }
        ResourceLog log = logs.get(whole);
        if (log == null) {
            if (logs.size() >= MOST_RESOURCES) {
                leftOut++;
                return;
            }
            log = new ResourceLog(whole);
            logs.put(whole, log);
        }
        log.add(line, bin, millis);
    }

    /** What the line's resource is a part of, from the topology or the line's own {@code service.name}; itself when it is no part. */
    private String whole(LogLine line) {
        String known = wholes.get(line.resource());
        if (known == null) {
            String said = line.attributes().get("service.name");
            known = said != null ? said : service(line.resource());
            if (wholes.size() < MOST_RESOURCES * 10) {
                wholes.put(line.resource(), known);
            }
        }
        return known;
    }

    /** The nearest whole that calls or is called, of several a service rather than what leads to it; the nearest whole when none does. */
    private String service(String part) {
        List<String> level = List.of(part);
        for (int up = 0; up < 4 && !level.isEmpty(); up++) {
            List<String> calling = level.stream()
                    .filter(id -> !topology.callers(id).isEmpty() || !topology.callees(id).isEmpty()).toList();
            if (!calling.isEmpty()) {
                return calling.stream().filter(this::isService).findFirst().orElse(calling.getFirst());
            }
            level = level.stream().flatMap(id -> topology.wholes(id).stream()).distinct().toList();
        }
        List<String> wholes = topology.wholes(part);
        return wholes.isEmpty() ? part : wholes.getFirst();
    }

    private boolean isService(String id) {
        return topology.resource(id).filter(one -> one.kind().toLowerCase(Locale.ROOT).endsWith("service")).isPresent();
    }

    /** Ends the reading and finds when the trouble began. */
    Episode episode(OnsetBounds search, boolean lastWave) {
        coverage.close();
        OnsetFinder finder = new OnsetFinder(bins, coverage, search);
        for (ResourceLog log : logs.values()) {
            finder.vote(log.errors, 1);
            log.sites.values().forEach(site -> finder.vote(site.counts, 1));
            log.drain.templates().forEach(t -> finder.vote(t.counts, t.severe ? 1 : t.severity.equals("WARN") ? 0.5 : 0.1));
        }
        return finder.find(lastWave);
    }

    Collection<ResourceLog> logs() {
        return logs.values();
    }

    /** Whether the resource, or the whole it is a part of, logs anything. */
    boolean logs(String resource) {
        return logs.containsKey(resource) || wholes.containsKey(resource);
    }

    long read() {
        return read;
    }

    /** How many lines were not kept because there were too many resources. */
    long leftOut() {
        return leftOut;
    }

    long forgotten() {
        return logs.values().stream().mapToLong(log -> log.drain.forgotten()).sum();
    }

    /** How many times as much ordinary work is logged in the incident: the median over templates that are no errors; 1 when untold. */
    double growth(Episode episode) {
        double[] ratios = logs.values().stream()
                .flatMap(log -> log.drain.templates().stream())
                .filter(t -> !t.severe && episode.quiet(t.counts) >= 10)
                .mapToDouble(t -> (episode.incident(t.counts) + 0.5) / episode.incidentBins()
                        / ((episode.quiet(t.counts) + 0.5) / episode.quietBins()))
                .toArray();
        return ratios.length < 3 ? 1 : Math.clamp(new Median().evaluate(ratios), 0.1, 50);
    }
}
