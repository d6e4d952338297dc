package dev.gumshoe.conversations.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes of what pairs of clocks differ by how far each is off: offsets add up along calls, and the right time is the one that most
 * resources of those connected share (as NTP's selection trusts the majority; RFC 5905, section 11.2.1).
 */
final class ClockGraph {

    /** Who calls whom. */
    record Call(String caller, String callee) {}

    private ClockGraph() {}

    /**
     * How far clocks are ahead of most others, in microseconds.
     *
     * @param apart by how many microseconds each callee's clock is ahead of its caller's, 0 where they agree
     * @param least clocks that differ by less agree
     * @return those that do not agree with most; equal parties trust the one whose resources call the others
     */
    static Map<String, Long> ahead(Map<Call, Double> apart, long least) {
        Map<String, Map<String, Double>> next = new LinkedHashMap<>();
        apart.forEach((call, micros) -> {
            next.computeIfAbsent(call.caller(), _ -> new LinkedHashMap<>()).put(call.callee(), micros);
            next.computeIfAbsent(call.callee(), _ -> new LinkedHashMap<>()).put(call.caller(), -micros);
        });
        Map<String, Long> off = new LinkedHashMap<>();
        Map<String, Double> seen = new LinkedHashMap<>();
        for (String start : next.keySet()) {
            if (!seen.containsKey(start)) {
                Map<String, Double> connected = walk(start, next);
                seen.putAll(connected);
                double right = shared(connected, least);
                connected.forEach((resource, micros) -> {
                    if (Math.abs(micros - right) >= least) {
                        off.put(resource, Math.round(micros - right));
                    }
                });
            }
        }
        return off;
    }

    private static Map<String, Double> walk(String start, Map<String, Map<String, Double>> next) {
        Map<String, Double> found = new LinkedHashMap<>(Map.of(start, 0.0));
        Deque<String> open = new ArrayDeque<>(found.keySet());
        while (!open.isEmpty()) {
            String at = open.poll();
            double here = found.getOrDefault(at, 0.0);
            next.getOrDefault(at, Map.of()).forEach((other, micros) -> {
                if (found.putIfAbsent(other, here + micros) == null) {
                    open.add(other);
                }
            });
        }
        return found;
    }

    // of all clocks the one that most agree with, the first of equals
    private static double shared(Map<String, Double> clocks, long least) {
        double right = 0;
        long most = 0;
        for (double candidate : clocks.values()) {
            long agree = clocks.values().stream().filter(micros -> Math.abs(micros - candidate) < least).count();
            if (agree > most) {
                most = agree;
                right = candidate;
            }
        }
        return right;
    }
}
