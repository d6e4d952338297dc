package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Span;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts calls, failures and durations per operation as spans stream by in any order; bounded memory, one thread. */
public final class OperationsSeen implements Consumer<Span> {

    private static final int MOST_OPERATIONS = 3_000;
    private static final int MOST_SPANS_HELD = 50_000;

    private final Map<OperationStats.Key, Operation> operations = new LinkedHashMap<>();
    private final TraceAssembler assembler = new TraceAssembler(MOST_SPANS_HELD, this::trace);
    private final LogMask mask = new LogMask();
    private final long splitMillis;
    private long leftOut;

    /** What was seen of one operation of one resource, before and from the moment that splits the time on. */
    public static final class Operation {

        private final String resource;
        private final String name;
        private final Samples durations = new Samples(1);
        private final Samples selfTimes = new Samples(1);
        private final long[] calls = new long[2];
        private final long[] failed = new long[2];
        private final long[] origins = new long[2];

        private Operation(String resource, String name) {
            this.resource = resource;
            this.name = name;
        }

        /** Whose operation it is. */
        public String resource() {
            return resource;
        }

        /** Its name, what varies from call to call left out. */
        public String name() {
            return LogMask.readable(name);
        }

        /** How many calls there were. */
        public long calls(boolean later) {
            return calls[later ? 1 : 0];
        }

        /** How many of them failed. */
        public long failed(boolean later) {
            return failed[later ? 1 : 0];
        }

        /** How many failed of their own, with nothing below them that failed. */
        public long origins(boolean later) {
            return origins[later ? 1 : 0];
        }

        /** A quantile (0 to 1) of the durations in microseconds, from a fair sample; NaN when there were no calls. */
        public double duration(double quantile, boolean later) {
            return quantile(durations, quantile, later);
        }

        /** A quantile of the time the operation itself took, what it called left out; microseconds, NaN when there were no calls. */
        public double selfTime(double quantile, boolean later) {
            return quantile(selfTimes, quantile, later);
        }

        private static double quantile(Samples samples, double quantile, boolean later) {
            double[] sorted = later ? samples.between(1, 2) : samples.between(0, 1);
            return sorted.length == 0 ? Double.NaN : Shift.quantile(sorted, quantile);
        }
    }

    /** @param split calls before it are counted apart from those at or after it */
    public OperationsSeen(Instant split) {
        this.splitMillis = split.toEpochMilli();
    }

    /** Whether the span failed, by whatever convention its source has; a caller's own mistake (4xx) is no failure. */
    public static boolean failed(Span span) {
        return Outcome.of(span) == Outcome.FAILED;
    }

    @Override
    public void accept(Span span) {
        assembler.accept(span);
    }

    private void trace(List<Span> spans) {
        TraceTree tree = new TraceTree(spans);
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            Operation operation = operation(span);
            if (operation == null) {
                leftOut++;
                continue;
            }
            int half = span.startMicros() / 1_000 < splitMillis ? 0 : 1;
            operation.calls[half]++;
            operation.failed[half] += tree.outcome[i] == Outcome.FAILED ? 1 : 0;
            operation.origins[half] += tree.origin[i] ? 1 : 0;
            operation.durations.add(half, (double) span.durationMicros());
            operation.selfTimes.add(half, (double) tree.selfMicros[i]);
        }
    }

    private @org.jspecify.annotations.Nullable Operation operation(Span span) {
        OperationStats.Key key = new OperationStats.Key(span.resource(), mask.mask(span.name()));
        Operation known = operations.get(key);
        if (known == null && operations.size() < MOST_OPERATIONS) {
            known = new Operation(span.resource(), key.operation());
            operations.put(key, known);
        }
        return known;
    }

    /** Ends the reading: the operations in the order they were first seen. */
    public Collection<Operation> operations() {
        assembler.close();
        return List.copyOf(operations.values());
    }

    /** How many spans of rare operations were left out to stay within memory. */
    public long leftOut() {
        return leftOut;
    }
}
