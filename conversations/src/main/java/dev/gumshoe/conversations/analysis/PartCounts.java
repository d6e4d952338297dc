package dev.gumshoe.conversations.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each part (instance) of a whole (service) did something when; bounded. */
final class PartCounts {

    private static final int MOST = 64;
    private static final double NEARLY_ALL = 0.9;

    private final Map<String, BinCounts> counts = new LinkedHashMap<>(4);

    void add(String part, int bin) {
        BinCounts own = counts.get(part);
        if (own == null) {
            if (counts.size() >= MOST) {
                return;
            }
            own = new BinCounts();
            counts.put(part, own);
        }
        own.add(bin);
    }

    /** How many parts did it in the incident. */
    long active(Episode episode) {
        return counts.values().stream().filter(own -> episode.incident(own) > 0).count();
    }

    /** The one part that did nearly all of it in the incident, or null when it is spread. */
    @Nullable
    String concentrated(Episode episode) {
        long all = counts.values().stream().mapToLong(episode::incident).sum();
        for (Map.Entry<String, BinCounts> part : counts.entrySet()) {
            if (all >= 5 && episode.incident(part.getValue()) >= NEARLY_ALL * all) {
                return part.getKey();
            }
        }
        return null;
    }
}
