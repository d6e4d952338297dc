package dev.gumshoe.conversations.analysis;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was seen of one operation of one resource. */
final class OperationStats {

    private static final int MOST_MESSAGES = 20;

    final Key key;
    /** Whether these are calls to others, seen from here. */
    final boolean client;
    final BinCounts calls = new BinCounts();
    final BinCounts failed = new BinCounts();
    final BinCounts origins = new BinCounts();
    final BinCounts callerFaults = new BinCounts();
    final BinCounts roots = new BinCounts();
    final Samples durations;
    final Samples selfTimes;
    final Map<String, Integer> messages = new LinkedHashMap<>();
    final Map<String, Integer> peers = new LinkedHashMap<>();
    String exampleTrace = "";

    /** An operation of a resource. */
    record Key(String resource, String operation) {
        @Override
        public String toString() {
            return resource + " " + operation;
        }
    }

    OperationStats(Key key, boolean client, int split) {
        this.key = key;
        this.client = client;
        this.durations = new Samples(split);
        this.selfTimes = new Samples(split);
    }

    static void note(Map<String, Integer> counts, String what) {
        if (counts.size() < MOST_MESSAGES || counts.containsKey(what)) {
            counts.merge(what, 1, Integer::sum);
        }
    }

    static String most(Map<String, Integer> counts) {
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
    }
}
