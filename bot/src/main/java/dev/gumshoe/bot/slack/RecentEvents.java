package dev.gumshoe.bot.slack;

import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The ids of the latest events that were taken, so that a retry costs nothing. Safe for use by several threads. */
final class RecentEvents {

    private static final int MOST = 10_000;

    private final Set<String> ids = Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));

    private static final class Latest extends LinkedHashMap<String, Boolean> {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }

    boolean contains(String eventId) {
        return ids.contains(eventId);
    }

    void add(String eventId) {
        ids.add(eventId);
    }
}
