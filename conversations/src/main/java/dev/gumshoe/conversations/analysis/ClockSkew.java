package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds resources whose clocks differ: a call cannot begin before or end after the one that waits for it, so where spans of one resource
 * keep doing so in spans of another, their clocks are apart by what it takes to put each into the middle of its caller (as NTP halves the
 * round trip; RFC 5905). Bounded memory, one thread.
 */
final class ClockSkew {

    private static final int MOST_PAIRS = 2_000;
    private static final int FEWEST_CALLS = 20;
    private static final double MOSTLY = 0.8;
    private static final long LEAST_MICROS = 100_000;

    private final Map<Pair, Apart> pairs = new LinkedHashMap<>();
    private Map<String, Long> ahead = Map.of();
    private long calls;
    private long settleAt = FEWEST_CALLS;

    private record Pair(String caller, String callee) {}

    private static final class Apart {
        final Samples offsets = new Samples(1);
        long calls;
        long outside;

        /** How far the callee's clock is surely ahead, in microseconds; 0 where nothing says that they differ. */
        double surely() {
            double middle = Shift.quantile(offsets.between(0, 1), 0.5);
            boolean differ = calls >= FEWEST_CALLS && outside >= MOSTLY * calls && Math.abs(middle) >= LEAST_MICROS;
            return differ ? middle : 0;
        }
    }

    /**
     * Two clocks that differ.
     *
     * @param micros how far the callee's clock is ahead of the caller's; negative when it is behind
     * @param calls of how many calls
     */
    record Skew(String caller, String callee, double micros, long calls) {

        String tell() {
            return "the clock of " + callee + " is about " + Phrases.micros(Math.abs(micros)) + (micros > 0 ? " ahead of" : " behind")
                    + " that of " + caller + " (" + Phrases.count(calls, "call") + ")";
        }
    }

    /** Takes a whole trace. */
    void accept(TraceTree tree) {
        for (int i = 0; i < tree.parent.length; i++) {
            if (tree.parent[i] >= 0) {
                call(tree.spans.get(tree.parent[i]), tree.spans.get(i));
            }
        }
        if (calls >= settleAt) {
            settle();
            settleAt = calls * 2;
        }
    }

    private void call(Span caller, Span callee) {
        // what takes longer than its caller was not waited for
        if (caller.resource().equals(callee.resource()) || callee.durationMicros() > caller.durationMicros()
                || "CONSUMER".equalsIgnoreCase(callee.kind())) {
            return;
        }
        Pair pair = new Pair(caller.resource(), callee.resource());
        Apart apart = pairs.get(pair);
        if (apart == null) {
            if (pairs.size() >= MOST_PAIRS) {
                return;
            }
            apart = new Apart();
            pairs.put(pair, apart);
        }
        long early = caller.startMicros() - callee.startMicros();
        long late = callee.startMicros() + callee.durationMicros() - caller.startMicros() - caller.durationMicros();
        calls++;
        apart.calls++;
        apart.outside += early > 0 || late > 0 ? 1 : 0;
        apart.offsets.add(0, (late - early) / 2.0);
    }

    private void settle() {
        Map<ClockGraph.Call, Double> apart = new LinkedHashMap<>();
        pairs.forEach((pair, one) -> {
            if (one.calls >= FEWEST_CALLS) {
                apart.put(new ClockGraph.Call(pair.caller(), pair.callee()), one.surely());
            }
        });
        ahead = ClockGraph.ahead(apart, LEAST_MICROS);
    }

    /** By how many microseconds the resource's clock is ahead of most others', as far as the traces so far tell; negative when behind. */
    long ahead(String resource) {
        return ahead.isEmpty() ? 0 : ahead.getOrDefault(resource, 0L);
    }

    /** All clocks that differ from most others', with by how many microseconds each is ahead of them. */
    Map<String, Long> ahead() {
        settle();
        return ahead;
    }

    /** The clocks that surely differ, the furthest apart first. */
    List<Skew> found() {
        List<Skew> found = new ArrayList<>();
        pairs.forEach((pair, apart) -> {
            double middle = apart.surely();
            if (middle != 0) {
                found.add(new Skew(pair.caller(), pair.callee(), middle, apart.calls));
            }
        });
        found.sort(Comparator.comparingDouble((Skew skew) -> Math.abs(skew.micros())).reversed());
        return found;
    }
}
