package dev.gumshoe.conversations.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which ids were hurt, when last, and in which of up to 64 operations; bounded per label. */
final class AffectedIds {

    private static final int MOST_KEYS = 20;
    private static final int MOST_IDS = 100_000;

    private final Map<String, Map<String, long[]>> byKey = new LinkedHashMap<>();
    private boolean full;

    void hurt(String key, String id, int bin, int operation) {
        Map<String, long[]> ids = byKey.get(key);
        if (ids == null) {
            if (byKey.size() >= MOST_KEYS) {
                return;
            }
            ids = new LinkedHashMap<>();
            byKey.put(key, ids);
        }
        long[] seen = ids.get(id);
        if (seen == null) {
            if (ids.size() >= MOST_IDS) {
                full = true;
                return;
            }
            seen = new long[] {bin, 0};
            ids.put(id, seen);
        }
        seen[0] = Math.max(seen[0], bin);
        seen[1] |= 1L << Math.min(63, operation);
    }

    Iterable<String> keys() {
        return byKey.keySet();
    }

    /** How many ids were hurt in the incident. */
    long count(String key, Episode episode) {
        return byKey.getOrDefault(key, Map.of()).values().stream().filter(seen -> in(seen, episode)).count();
    }

    /** How many ids were hurt in the incident by that operation. */
    long count(String key, Episode episode, int operation) {
        long bit = 1L << Math.min(63, operation);
        return byKey.getOrDefault(key, Map.of()).values().stream().filter(seen -> in(seen, episode) && (seen[1] & bit) != 0).count();
    }

    List<String> examples(String key, Episode episode, int most) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, long[]> each : byKey.getOrDefault(key, Map.of()).entrySet()) {
            if (in(each.getValue(), episode) && found.size() < most) {
                found.add(each.getKey());
            }
        }
        return found;
    }

    private static boolean in(long[] seen, Episode episode) {
        return seen[0] >= episode.onset() && seen[0] < episode.end();
    }

    /** Whether there were more than could be counted. */
    boolean full() {
        return full;
    }
}
