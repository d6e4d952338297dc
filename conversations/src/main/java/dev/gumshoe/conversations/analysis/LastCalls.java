package dev.gumshoe.conversations.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * After whose answer operations end. Who ends early where errors are not recorded either gives up by itself or because of the answer it
 * got last; the latter shows in the last call before the end, and surest where several callers end after the same one. Bounded memory,
 * one thread.
 */
final class LastCalls {

    private static final int MOST = 10_000;
    private static final int FEWEST = 5;
    private static final double MORE = 0.15;

    private record Key(OperationStats caller, String callee) {}

    private final Map<Key, BinCounts> last = new LinkedHashMap<>();
    private final Map<OperationStats, BinCounts> all = new LinkedHashMap<>();

    /**
     * An operation that ends after calls to one callee more often than it did.
     *
     * @param quiet the share of its calls that ended so in quiet time, 0 to 1
     * @param incident the same in the incident
     */
    record Finding(OperationStats caller, String callee, double quiet, double incident, double z) {}

    /** Takes a whole trace whose spans' operations are {@code of}; {@code bins} holds the bin of each span. */
    void accept(TraceTree tree, @Nullable OperationStats[] of, int[] bins) {
        for (int i = 0; i < of.length; i++) {
            OperationStats caller = of[i];
            int ended = caller == null || tree.children[i].length == 0 ? -1 : latest(tree, i);
            if (caller != null && ended >= 0 && (all.size() < MOST || all.containsKey(caller))) {
                all.computeIfAbsent(caller, _ -> new BinCounts()).add(bins[i]);
                String callee = callee(tree, ended);
                Key key = new Key(caller, callee);
                if (!callee.equals(caller.key.resource()) && (last.size() < MOST || last.containsKey(key))) {
                    last.computeIfAbsent(key, _ -> new BinCounts()).add(bins[i]);
                }
            }
        }
    }

    private static int latest(TraceTree tree, int i) {
        int latest = tree.children[i][0];
        for (int child : tree.children[i]) {
            latest = tree.spans.get(child).startMicros() >= tree.spans.get(latest).startMicros() ? child : latest;
        }
        return latest;
    }

    private static String callee(TraceTree tree, int i) {
        int answered = tree.answered(i);
        return tree.spans.get(answered < 0 ? i : answered).resource();
    }

    /** What was found, the surest first; only where there is quiet time to compare with. */
    List<Finding> findings(Episode episode) {
        List<Finding> found = new ArrayList<>();
        last.forEach((key, counts) -> {
            BinCounts calls = all.getOrDefault(key.caller(), counts);
            RateChange change = RateChange.ofShares(episode.quiet(counts), episode.quiet(calls), episode.incident(counts),
                    episode.incident(calls));
            double quiet = (double) change.quiet() / Math.max(1, episode.quiet(calls));
            double incident = (double) change.incident() / Math.max(1, episode.incident(calls));
            if (change.incident() >= FEWEST && change.z() >= TraceFindings.TELLING && incident >= quiet + MORE) {
                found.add(new Finding(key.caller(), key.callee(), quiet, incident, change.z()));
            }
        });
        found.sort(Comparator.comparingDouble(Finding::z).reversed());
        return found;
    }
}
