package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One trace with who called whom, what each span did itself, and where its errors began. Spans are known by their place in the list. */
final class TraceTree {

    private static final int[] NONE = {};

    final List<Span> spans;
    final int[] parent;
    final int[][] children;
    final Outcome[] outcome;
    final long[] selfMicros;
    /** Spans that failed on their own: failed, with no child that failed. */
    final boolean[] origin;

    int duplicates;
    /** How many spans name a parent that is not there. */
    int orphans;

    TraceTree(List<Span> spans) {
        this.spans = spans;
        int n = spans.size();
        parent = new int[n];
        children = new int[n][];
        outcome = new Outcome[n];
        selfMicros = new long[n];
        origin = new boolean[n];
        link();
        for (int i = 0; i < n; i++) {
            outcome[i] = Outcome.of(spans.get(i));
        }
        for (int i = 0; i < n; i++) {
            selfMicros[i] = self(i);
            origin[i] = outcome[i] == Outcome.FAILED && !anyChildFailed(i);
        }
    }

    private void link() {
        Map<String, Integer> places = HashMap.newHashMap(spans.size());
        int[] many = new int[spans.size()];
        for (int i = 0; i < spans.size(); i++) {
            duplicates += places.putIfAbsent(spans.get(i).spanId(), i) == null ? 0 : 1;
        }
        for (int i = 0; i < spans.size(); i++) {
            String id = spans.get(i).parentSpanId();
            Integer place = id == null ? null : places.get(id);
            parent[i] = place == null || place == i ? -1 : place;
            orphans += id != null && place == null ? 1 : 0;
        }
        Arrays.setAll(parent, i -> inCircle(i) ? -1 : parent[i]);
        for (int p : parent) {
            if (p >= 0) {
                many[p]++;
            }
        }
        Arrays.setAll(children, i -> many[i] == 0 ? NONE : new int[many[i]]);
        for (int i = spans.size() - 1; i >= 0; i--) {
            if (parent[i] >= 0) {
                children[parent[i]][--many[parent[i]]] = i;
            }
        }
    }

    private boolean inCircle(int i) {
        int steps = 0;
        for (int at = parent[i]; at >= 0; at = parent[at]) {
            if (at == i || ++steps > 1_000) {
                return true;
            }
        }
        return false;
    }

    /**
     * Duration minus the union of the children's. A child of another host whose clock is off is moved into its parent: centred, as
     * Jaeger's clock skew adjustment does.
     */
    private long self(int i) {
        int[] below = children[i];
        Span span = spans.get(i);
        if (below.length == 0) {
            return span.durationMicros();
        }
        long[][] stretches = new long[below.length][];
        for (int k = 0; k < below.length; k++) {
            stretches[k] = within(span, spans.get(below[k]));
        }
        if (below.length > 1) {
            Arrays.sort(stretches, (a, b) -> Long.compare(a[0], b[0]));
        }
        long busy = 0;
        long until = Long.MIN_VALUE;
        for (long[] stretch : stretches) {
            long from = Math.max(stretch[0], until);
            if (stretch[1] > from) {
                busy += stretch[1] - from;
                until = stretch[1];
            }
        }
        return Math.max(0, span.durationMicros() - busy);
    }

    private static long[] within(Span parent, Span child) {
        long start = parent.startMicros();
        long end = start + parent.durationMicros();
        long from = child.startMicros();
        long to = from + child.durationMicros();
        boolean outside = from < start || to > end;
        if (outside && !child.resource().equals(parent.resource()) && child.durationMicros() <= parent.durationMicros()) {
            from = start + (parent.durationMicros() - child.durationMicros()) / 2;
            to = from + child.durationMicros();
        }
        return new long[] {Math.clamp(from, start, end), Math.clamp(to, start, end)};
    }

    private boolean anyChildFailed(int i) {
        for (int child : children[i]) {
            if (outcome[child] == Outcome.FAILED) {
                return true;
            }
        }
        return false;
    }

    /**
     * The span on the other side when {@code i} is a client's view of one call to another resource, else -1: of kind CLIENT or PRODUCER,
     * or of no kind and either named like its only child or begun inside its own resource.
     */
    int answered(int i) {
        if (children[i].length != 1) {
            return -1;
        }
        Span span = spans.get(i);
        Span child = spans.get(children[i][0]);
        boolean client = "CLIENT".equalsIgnoreCase(span.kind()) || (span.kind() == null && (within(i) || span.name().equals(child.name())));
        return client && !child.resource().equals(span.resource()) ? children[i][0] : -1;
    }

    // a span whose parent is of the same resource received nothing from outside: with one call to another resource it is that call
    private boolean within(int i) {
        return parent[i] >= 0 && spans.get(parent[i]).resource().equals(spans.get(i).resource());
    }

    /** The span that began the trace: the longest of those without a parent. */
    int root() {
        int found = 0;
        long longest = -1;
        for (int i = 0; i < parent.length; i++) {
            if (parent[i] < 0 && spans.get(i).durationMicros() > longest) {
                found = i;
                longest = spans.get(i).durationMicros();
            }
        }
        return found;
    }

    /** Whether the span is the resource's entry into the trace: its parent is another's, or none. */
    boolean entry(int i) {
        return parent[i] < 0 || !spans.get(parent[i]).resource().equals(spans.get(i).resource());
    }
}
