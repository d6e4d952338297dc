package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Callees that leave no spans, a store or a service nobody instruments: what their callers wait for them looks like their callers' own
 * time.
 */
record UnseenCallees(Map<String, List<String>> byCaller, Map<String, Integer> callees) {

    /** The figure that says which share of a resource's callees leave no spans, 0 to 1. */
    static final String UNSEEN = "unseenCallees";

    static UnseenCallees of(Topology topology, TraceReading reading) {
        Set<String> traced = reading.operations().stream().map(o -> o.key.resource()).collect(Collectors.toSet());
        Map<String, List<String>> unseen = new HashMap<>();
        Map<String, Integer> callees = new HashMap<>();
        for (String caller : traced) {
            List<String> all = topology.callees(caller);
            List<String> dark = all.stream().filter(callee -> !traced.contains(callee)).toList();
            callees.put(caller, all.size());
            if (!dark.isEmpty()) {
                unseen.put(caller, dark);
            }
        }
        return new UnseenCallees(unseen, callees);
    }

    /** Which share of its callees leaves no spans, 0 to 1. */
    double share(String caller) {
        int all = callees.getOrDefault(caller, 0);
        return all == 0 ? 0 : (double) byCaller.getOrDefault(caller, List.of()).size() / all;
    }

    /** The one callee that leaves no spans, where there is exactly one. */
    Optional<String> only(String caller) {
        List<String> dark = byCaller.getOrDefault(caller, List.of());
        return dark.size() == 1 ? Optional.of(dark.getFirst()) : Optional.empty();
    }
}
