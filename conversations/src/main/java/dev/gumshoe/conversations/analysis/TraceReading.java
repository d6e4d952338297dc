package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads whole traces one after the other and keeps figures per operation and per call; bounded memory, one thread. */
final class TraceReading implements Consumer<List<Span>> {

    private static final int MOST_OPERATIONS = 3_000;
    private static final int MOST_CALLS = 10_000;
    private static final int MOST_NAMES = 20_000;
    private static final List<String> MESSAGES = List.of("exception.message", "exception.type", "error.message", "error.type",
            "status.message", "otel.status_description", "rpc.error", "error.code");
    private static final List<String> PEERS = List.of("peer.service", "server.address", "net.peer.name", "db.name", "db.namespace",
            "messaging.destination.name", "db.system");

    final TimeBins bins;
    final Coverage coverage;
    final Contrast contrast;
    final Waits waits = new Waits();
    final ClockSkew clocks = new ClockSkew();
    final Shortened shortened = new Shortened();
    final LastCalls lastCalls = new LastCalls();
    private final int split;
    private final LogMask mask = new LogMask();
    private final Map<String, String> names = new HashMap<>();
    private final Map<OperationStats.Key, OperationStats> operations = new LinkedHashMap<>();
    private final Map<Call, CallStats> calls = new LinkedHashMap<>();
    private long traces;
    private long orphans;
    private long duplicates;
    private long leftOut;

    private record Call(OperationStats caller, OperationStats callee) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Call that && that.caller == caller && that.callee == callee;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(caller) + System.identityHashCode(callee);
        }
    }

    TraceReading(TimeBins bins, OnsetBounds search) {
        this.bins = bins;
        this.coverage = new Coverage(bins);
        this.split = Math.max(1, bins.of(search.earliest()));
        this.contrast = new Contrast(Math.max(1, bins.of(search.likely())));
    }

    @Override
    public void accept(List<Span> spans) {
        TraceTree tree = new TraceTree(spans);
        clocks.accept(tree);
        traces++;
        orphans += tree.orphans;
        duplicates += tree.duplicates;
        @Nullable
        OperationStats[] of = new @Nullable OperationStats[spans.size()];
        int root = tree.root();
        for (int i = 0; i < of.length; i++) {
            of[i] = operation(spans.get(i));
        }
        for (int i = 0; i < of.length; i++) {
            OperationStats stats = of[i];
            if (stats != null) {
                span(tree, i, stats, i == root);
                calls(tree, i, stats, of);
            }
        }
        contrast.accept(tree, bin(spans.get(root)));
        waits.accept(tree, root);
        shortened.accept(tree, of);
        lastCalls.accept(tree, of, spans.stream().mapToInt(this::bin).toArray());
    }

    // by the clock that most resources share
    private int bin(Span span) {
        return bins.of((span.startMicros() - clocks.ahead(span.resource())) / 1_000);
    }

    private @Nullable OperationStats operation(Span span) {
        String name = client(span) ? "call " + name(span.name()) : name(span.name());
        OperationStats.Key key = new OperationStats.Key(span.resource(), name);
        OperationStats stats = operations.get(key);
        if (stats == null) {
            if (operations.size() >= MOST_OPERATIONS) {
                leftOut++;
                key = new OperationStats.Key(span.resource(), "(other)");
                stats = operations.get(key);
                if (stats != null || operations.size() >= MOST_OPERATIONS * 2) {
                    return stats;
                }
            }
            stats = new OperationStats(key, client(span), split);
            operations.put(key, stats);
        }
        return stats;
    }

    private static boolean client(Span span) {
        return "CLIENT".equalsIgnoreCase(span.kind()) || "PRODUCER".equalsIgnoreCase(span.kind());
    }

    private String name(String raw) {
        String known = names.get(raw);
        if (known == null) {
            known = mask.mask(raw);
            if (names.size() < MOST_NAMES) {
                names.put(raw, known);
            }
        }
        return known;
    }

    private void span(TraceTree tree, int i, OperationStats stats, boolean root) {
        Span span = tree.spans.get(i);
        int bin = bin(span);
        coverage.add(bin);
        stats.calls.add(bin);
        stats.durations.add(bin, (double) span.durationMicros());
        if (tree.answered(i) < 0) {
            stats.selfTimes.add(bin, (double) tree.selfMicros[i]);
        }
        if (root) {
            stats.roots.add(bin);
        }
        if (tree.children[i].length == 0) {
            first(span, PEERS).ifPresent(peer -> OperationStats.note(stats.peers, peer));
        }
        switch (tree.outcome[i]) {
            case WELL -> {
            }
            case CALLER_AT_FAULT -> stats.callerFaults.add(bin);
            case FAILED -> failed(tree, i, stats, span, bin);
        }
    }

    private static void failed(TraceTree tree, int i, OperationStats stats, Span span, int bin) {
        stats.failed.add(bin);
        if (!tree.origin[i]) {
            return;
        }
        stats.origins.add(bin);
        stats.exampleTrace = stats.exampleTrace.isEmpty() ? span.traceId() : stats.exampleTrace;
        first(span, MESSAGES).ifPresent(message -> OperationStats.note(stats.messages, message));
    }

    private static Optional<String> first(Span span, List<String> keys) {
        for (String key : keys) {
            String value = span.attributes().get(key);
            if (value != null && !value.isBlank()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private void calls(TraceTree tree, int i, OperationStats caller, @Nullable OperationStats[] of) {
        int[] below = tree.children[i];
        int answered = tree.answered(i);
        for (int k = 0; k < below.length; k++) {
            OperationStats callee = of[below[k]];
            if (callee != null) {
                CallStats call = call(caller, callee);
                if (call != null) {
                    int bin = bin(tree.spans.get(below[k]));
                    call.calls.add(bin);
                    if (k > 0 && of[below[k - 1]] == callee) {
                        call.repeats.add(bin);
                    }
                    if (answered == below[k]) {
                        call.clientViews.add(bin);
                        call.gaps.add(bin,
                                (double) Math.max(0, tree.spans.get(i).durationMicros() - tree.spans.get(answered).durationMicros()));
                    }
                }
            }
        }
    }

    private @Nullable CallStats call(OperationStats caller, OperationStats callee) {
        Call key = new Call(caller, callee);
        CallStats stats = calls.get(key);
        if (stats == null && calls.size() < MOST_CALLS) {
            stats = new CallStats(caller, callee, split);
            calls.put(key, stats);
        }
        return stats;
    }

    Collection<OperationStats> operations() {
        return operations.values();
    }

    Collection<CallStats> calls() {
        return calls.values();
    }

    /** The resource that usually answers these calls with spans of its own; empty for work that is no call, or where nobody does. */
    Optional<String> answers(OperationStats client, Episode episode) {
        return client.client
                ? calls.values().stream()
                        .filter(call -> call.caller == client && call.crosses())
                        .filter(call -> episode.quiet(call.clientViews) * 2 > episode.quiet(client.calls))
                        .map(call -> call.callee.key.resource())
                        .findFirst()
                : Optional.empty();
    }

    long traces() {
        return traces;
    }

    /** How many spans name a parent that never came. */
    long orphans() {
        return orphans;
    }

    long duplicates() {
        return duplicates;
    }

    long leftOut() {
        return leftOut;
    }

    /** Ends the reading and finds when the trouble began: from failures, and from durations above what is usual. */
    Episode episode(OnsetBounds search, boolean lastWave) {
        coverage.close();
        OnsetFinder finder = new OnsetFinder(bins, coverage, search);
        for (OperationStats stats : operations.values()) {
            finder.vote(stats.origins, 1);
            finder.vote(stats.failed, 0.5);
            finder.vote(stats.selfTimes, 0.7);
            if (stats.roots.total() > 0) {
                finder.vote(stats.durations, 1);
                finder.voteForRise(stats.roots, 0.3);
            }
        }
        return finder.find(lastWave);
    }
}
