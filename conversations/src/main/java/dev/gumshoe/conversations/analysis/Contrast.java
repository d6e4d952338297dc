package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what separates failing requests from those that succeed: for each resource, which value of which span attribute, or which call
 * made or not made (subgroup discovery over single conditions, ranked by likelihood ratio, with support and lift). Bounded memory.
 */
final class Contrast {

    private static final int MOST_KEYS = 3_000;
    private static final int MOST_VALUES = 24;
    private static final int LONGEST_VALUE = 80;
    /** Attributes that say that it failed explain nothing. */
    private static final Pattern TELLS_THE_END = Pattern.compile(
            "(?i).*(status|error|resend|exception|fault|outcome|result|retry|retries|attempt|duration|latency|elapsed|size|bytes|length|timestamp|trace|span|peer|server\\.address|db\\.).*");

    /**
     * One condition and how requests fared with it and without it.
     *
     * @param value the attribute's value, or "made" for a call
     */
    record Finding(String resource, String attribute, String value, long failedWith, long with, long failedWithout, long without,
            double z) {

        double shareWith() {
            return with == 0 ? 0 : (double) failedWith / with;
        }

        double shareWithout() {
            return without == 0 ? 0 : (double) failedWithout / without;
        }

        /** How much likelier a failure is with the condition than overall. */
        double lift() {
            double overall = (double) (failedWith + failedWithout) / (with + without);
            return overall == 0 ? 1 : shareWith() / overall;
        }
    }

    private record Key(String resource, String attribute) {}

    private static final class Values {
        final Map<String, long[]> counts = new LinkedHashMap<>();
        boolean tooMany;
    }

    private final int split;
    private final Map<Key, Values> keys = new LinkedHashMap<>();
    private final Map<String, long[]> totals = new LinkedHashMap<>();
    private final Map<String, Boolean> tellTheEnd = new HashMap<>();
    private final Map<Key, long[]> callsMade = new LinkedHashMap<>();

    Contrast(int split) {
        this.split = split;
    }

    /** Takes a whole trace that began in that bin; what surely came before the trouble is left out. */
    void accept(TraceTree tree, int bin) {
        if (bin < split) {
            return;
        }
        Map<String, Boolean> failedIn = new HashMap<>();
        for (int i = 0; i < tree.spans.size(); i++) {
            failedIn.merge(tree.spans.get(i).resource(), tree.outcome[i] == Outcome.FAILED, Boolean::logicalOr);
        }
        failedIn.forEach((resource, failed) -> count(totals.computeIfAbsent(resource, _ -> new long[2]), failed));
        Set<Key> made = new HashSet<>();
        Map<Key, Set<String>> told = new HashMap<>();
        for (int i = 0; i < tree.spans.size(); i++) {
            Span span = tree.spans.get(i);
            boolean failed = failedIn.getOrDefault(span.resource(), false);
            for (Map.Entry<String, String> attribute : span.attributes().entrySet()) {
                value(span.resource(), attribute.getKey(), attribute.getValue(), failed, told);
            }
            if (tree.entry(i)) {
                value(span.resource(), "operation", span.name(), failed, told);
                int caller = tree.parent[i];
                if (caller >= 0) {
                    made.add(new Key(tree.spans.get(caller).resource(), span.resource()));
                }
            }
        }
        for (Key call : made) {
            if (callsMade.size() < MOST_KEYS || callsMade.containsKey(call)) {
                count(callsMade.computeIfAbsent(call, _ -> new long[2]), failedIn.getOrDefault(call.resource(), false));
            }
        }
    }

    private static void count(long[] counts, boolean failed) {
        counts[failed ? 1 : 0]++;
    }

    private void value(String resource, String attribute, String value, boolean failed, Map<Key, Set<String>> told) {
        Key key = new Key(resource, attribute);
        Values values = keys.get(key);
        if (values == null) {
            if (keys.size() >= MOST_KEYS || tellsTheEnd(attribute)) {
                return;
            }
            values = new Values();
            keys.put(key, values);
        }
        if (values.tooMany || value.length() > LONGEST_VALUE || !told.computeIfAbsent(key, _ -> new HashSet<>(4)).add(value)) {
            return;
        }
        long[] counts = values.counts.get(value);
        if (counts == null) {
            if (values.counts.size() >= MOST_VALUES) {
                values.tooMany = true;
                values.counts.clear();
                return;
            }
            counts = new long[2];
            values.counts.put(value, counts);
        }
        count(counts, failed);
    }

    private boolean tellsTheEnd(String attribute) {
        Boolean known = tellTheEnd.get(attribute);
        if (known == null) {
            known = TELLS_THE_END.matcher(attribute).matches();
            if (tellTheEnd.size() < MOST_KEYS) {
                tellTheEnd.put(attribute, known);
            }
        }
        return known;
    }

    /** The conditions that separate best, best first: at least five failures, at least twice the share of failures without it. */
    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        keys.forEach((key, values) -> {
            long ok = values.counts.values().stream().mapToLong(c -> c[0]).sum();
            long failed = values.counts.values().stream().mapToLong(c -> c[1]).sum();
            values.counts.forEach((value, c) -> add(found, key, value, c, failed - c[1], ok - c[0]));
        });
        callsMade.forEach((key, c) -> {
            long[] all = totals.getOrDefault(key.resource(), c);
            add(found, new Key(key.resource(), "call to " + key.attribute()), "made", c, all[1] - c[1], all[0] - c[0]);
        });
        // of two values that separate about equally the one that fails is the telling one
        found.sort(Comparator.comparingDouble((Finding f) -> -Math.abs(f.z()) * (f.shareWith() > f.shareWithout() ? 1.3 : 1)));
        return found;
    }

    private static void add(List<Finding> found, Key key, String value, long[] with, long failedWithout, long okWithout) {
        long all = with[0] + with[1];
        long others = failedWithout + okWithout;
        double z = RateChange.ofShares(failedWithout, others, with[1], all).z();
        Finding finding = new Finding(key.resource(), key.attribute(), value, with[1], all, failedWithout, others, z);
        boolean enough = with[1] + failedWithout >= 5 && all >= 3 && others >= 3;
        double high = Math.max(finding.shareWith(), finding.shareWithout());
        double low = Math.min(finding.shareWith(), finding.shareWithout());
        if (enough && Math.abs(z) >= 4 && high >= 2 * low + 0.02) {
            found.add(finding);
        }
    }
}
