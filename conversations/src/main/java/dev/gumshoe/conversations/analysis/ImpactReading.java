package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps, per operation that requests come in at, how many there were, how many failed or were slow, and for whom. One thread. */
final class ImpactReading {

    private static final int MOST_FRONTS = 500;
    private static final double SLOW = 2;
    /** Severities of lines that tell of a failure. */
    static final Set<String> ERRORS = Set.of("ERROR", "ERR", "FATAL", "CRITICAL", "SEVERE");

    /** One operation of one resource where requests come in. */
    static final class Front {
        final String resource;
        final String operation;
        final int number;
        final BinCounts requests = new BinCounts();
        final BinCounts failed = new BinCounts();
        final BinCounts slow = new BinCounts();
        final Samples durations;
        double limit = -1;

        Front(String resource, String operation, int number, int split) {
            this.resource = resource;
            this.operation = operation;
            this.number = number;
            this.durations = new Samples(split);
        }
    }

    final TimeBins bins;
    final Coverage coverage;
    final AffectedIds failedIds = new AffectedIds();
    final AffectedIds slowIds = new AffectedIds();
    final AffectedIds loggedIds = new AffectedIds();
    private final int split;
    private final LogMask mask = new LogMask();
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<String, Front> fronts = new LinkedHashMap<>();

    ImpactReading(TimeBins bins, OnsetBounds search) {
        this.bins = bins;
        this.coverage = new Coverage(bins);
        this.split = Math.max(1, bins.of(search.earliest()));
    }

    /** Takes a whole trace. */
    void trace(List<Span> spans) {
        TraceTree tree = new TraceTree(spans);
        int root = tree.root();
        Span entry = spans.get(root);
        Front front = front(entry.resource(), entry.name());
        int bin = bins.of(entry.startMicros() / 1_000);
        coverage.add(bin);
        if (front == null) {
            return;
        }
        front.requests.add(bin);
        front.durations.add(bin, (double) entry.durationMicros());
        boolean failed = failed(tree, root);
        boolean slow = !failed && bin >= split && entry.durationMicros() > limit(front);
        if (failed) {
            front.failed.add(bin);
        }
        if (slow) {
            front.slow.add(bin);
        }
        if (failed || slow) {
            AffectedIds ids = failed ? failedIds : slowIds;
            spans.forEach(span -> EntityIds.among(span.attributes(), known, (key, id) -> ids.hurt(key, id, bin, front.number)));
        }
    }

    /** What the user saw: the entry's own outcome; where the entry says nothing at all, any failure below it. */
    private static boolean failed(TraceTree tree, int root) {
        Span entry = tree.spans.get(root);
        if (tree.outcome[root] != Outcome.WELL) {
            return tree.outcome[root] == Outcome.FAILED;
        }
        boolean says = entry.status() != null || entry.attributes().keySet().stream().anyMatch(k -> k.contains("status"));
        if (says) {
            return false;
        }
        for (Outcome outcome : tree.outcome) {
            if (outcome == Outcome.FAILED) {
                return true;
            }
        }
        return false;
    }

    private double limit(Front front) {
        if (front.limit < 0) {
            double[] quiet = front.durations.between(0, split);
            front.limit = quiet.length < 30 ? Double.MAX_VALUE : Shift.quantile(quiet, 0.99) * SLOW;
        }
        return front.limit;
    }

    private @Nullable Front front(String resource, String operation) {
        String name = mask.mask(operation);
        String key = resource + "\n" + name;
        Front front = fronts.get(key);
        if (front == null && fronts.size() < MOST_FRONTS) {
            front = new Front(resource, name, fronts.size(), split);
            fronts.put(key, front);
        }
        return front;
    }

    /** Takes a log line, where there are no traces: error lines name who was hurt. */
    void line(LogLine line) {
        int bin = bins.of(line.timestamp().toEpochMilli());
        coverage.add(bin);
        Front front = front(line.resource(), "log lines");
        if (front == null) {
            return;
        }
        front.requests.add(bin);
        if (error(line)) {
            front.failed.add(bin);
            ids(line, failedIds, bin, front.number);
        }
    }

    /** Takes a log line of a resource where requests come in: an error line names who was hurt. */
    void named(LogLine line) {
        if (error(line)) {
            ids(line, loggedIds, bins.of(line.timestamp().toEpochMilli()), 0);
        }
    }

    private static boolean error(LogLine line) {
        return ERRORS.contains(line.severity());
    }

    private void ids(LogLine line, AffectedIds ids, int bin, int number) {
        EntityIds.among(line.attributes(), known, (key, id) -> ids.hurt(key, id, bin, number));
        EntityIds.in(line.body(), known, (key, id) -> ids.hurt(key, id, bin, number));
    }

    /** The resources where failing or slow requests came in. */
    Set<String> frontResources() {
        return fronts.values().stream().filter(f -> f.failed.total() > 0).map(f -> f.resource).collect(Collectors.toSet());
    }

    Collection<Front> fronts() {
        return new ArrayList<>(fronts.values());
    }

    Episode episode(OnsetBounds search, boolean lastWave) {
        coverage.close();
        OnsetFinder finder = new OnsetFinder(bins, coverage, search);
        for (Front front : fronts.values()) {
            finder.vote(front.failed, 1);
            finder.vote(front.durations, 0.5);
        }
        return finder.find(lastWave);
    }
}
