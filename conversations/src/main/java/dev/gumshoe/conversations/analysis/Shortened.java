package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds operations that answer without having done their usual work, and whose callers then fail: within failing requests they make no
 * call although they succeed, within the others they make some. The request's shape tells it, no quiet time is needed (Nezha, Yu et al.
 * 2023, compares patterns of events between good and bad requests in the same spirit). Bounded memory, one thread.
 */
final class Shortened {

    /** How the subject ends of the signal that tells of a finding. */
    static final String ITS_CALLS = " -> (its calls)";

    private static final int MOST_OPERATIONS = 3_000;
    private static final int FEWEST = 3;
    private static final double TELLING = 4;
    private static final double MOSTLY = 0.6;
    private static final int FAILED = 2;
    private static final int SHORT = 1;

    // by [caller failed * 2 + made no call]
    private final Map<OperationStats, long[]> counts = new LinkedHashMap<>();

    /**
     * An operation that ended early in failing requests.
     *
     * @param failing how many of the caller's failing requests it took part in
     * @param shortOfFailing in how many of those it made no call
     * @param shareOtherwise the share of other requests in which it makes calls, 0 to 1
     */
    record Finding(OperationStats operation, long failing, long shortOfFailing, double shareOtherwise, double z) {

        /** The share of failing requests in which it still makes calls, 0 to 1. */
        double shareInFailing() {
            return 1 - (double) shortOfFailing / failing;
        }
    }

    /** Takes a whole trace; {@code of} holds the operations of its spans. */
    void accept(TraceTree tree, @Nullable OperationStats[] of) {
        for (int i = 0; i < of.length; i++) {
            OperationStats stats = of[i];
            boolean entered = stats != null && !stats.client && tree.parent[i] >= 0 && tree.entry(i);
            if (stats != null && entered && tree.outcome[i] == Outcome.WELL
                    && (counts.size() < MOST_OPERATIONS || counts.containsKey(stats))) {
                int place = (callerFailed(tree, i) ? FAILED : 0) + (tree.children[i].length == 0 ? SHORT : 0);
                counts.computeIfAbsent(stats, _ -> new long[4])[place]++;
            }
        }
    }

    // any span of the caller above the call, up to where the caller was entered itself
    private static boolean callerFailed(TraceTree tree, int i) {
        int at = tree.parent[i];
        Span caller = tree.spans.get(at);
        while (at >= 0 && tree.spans.get(at).resource().equals(caller.resource())) {
            if (tree.outcome[at] == Outcome.FAILED) {
                return true;
            }
            at = tree.parent[at];
        }
        return false;
    }

    /** What was found, the surest first. */
    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        counts.forEach((stats, c) -> {
            long failing = c[FAILED] + c[FAILED + SHORT];
            long others = c[0] + c[SHORT];
            double z = RateChange.ofShares(c[SHORT], others, c[FAILED + SHORT], failing).z();
            boolean usual = others > 0 && c[0] >= MOSTLY * others;
            if (usual && c[FAILED + SHORT] >= FEWEST && c[FAILED + SHORT] >= MOSTLY * failing && z >= TELLING) {
                found.add(new Finding(stats, failing, c[FAILED + SHORT], (double) c[0] / others, z));
            }
        });
        found.sort(Comparator.comparingDouble(Finding::z).reversed());
        return found;
    }
}
