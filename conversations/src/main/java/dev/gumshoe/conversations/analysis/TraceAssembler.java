package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Span;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts the spans of each trace together as they stream by in any order. A trace is handed on when no span of it came for a while;
 * never more than {@code most} spans are held, the traces idle for longest go first. One thread.
 */
final class TraceAssembler implements Consumer<Span> {

    private static final long IDLE_SPANS = 40_000;
    private static final int LARGEST = 5_000;

    private final int most;
    private final Consumer<List<Span>> whole;
    private final LinkedHashMap<String, Open> open = new LinkedHashMap<>(256, 0.75f, true);
    private int held;
    private int mostHeld;
    private long seen;
    private long pushedOut;
    private long dropped;

    private static final class Open {
        final List<Span> spans = new ArrayList<>();
        long lastSeen;
    }

    TraceAssembler(int most, Consumer<List<Span>> whole) {
        this.most = most;
        this.whole = whole;
    }

    @Override
    public void accept(Span span) {
        Interruption.check(seen++);
        Open trace = open.computeIfAbsent(span.traceId(), _ -> new Open());
        trace.lastSeen = seen;
        if (trace.spans.size() >= LARGEST) {
            dropped++;
            return;
        }
        trace.spans.add(span);
        held++;
        mostHeld = Math.max(mostHeld, held);
        handOnIdle();
    }

    private void handOnIdle() {
        Iterator<Map.Entry<String, Open>> eldest = open.entrySet().iterator();
        while (eldest.hasNext()) {
            Open trace = eldest.next().getValue();
            boolean idle = seen - trace.lastSeen > IDLE_SPANS;
            if (!idle && held <= most) {
                return;
            }
            pushedOut += idle ? 0 : 1;
            eldest.remove();
            handOn(trace);
        }
    }

    private void handOn(Open trace) {
        held -= trace.spans.size();
        whole.accept(trace.spans);
    }

    /** Hands on what is left. */
    void close() {
        open.values().forEach(this::handOn);
        open.clear();
    }

    long seen() {
        return seen;
    }

    /** The most spans that were held at once. */
    int mostHeld() {
        return mostHeld;
    }

    /** How many traces were handed on before they were idle, for lack of room, and may be in pieces. */
    long pushedOut() {
        return pushedOut;
    }

    /** How many spans of oversized traces were left out. */
    long dropped() {
        return dropped;
    }
}
