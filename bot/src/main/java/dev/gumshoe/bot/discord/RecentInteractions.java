package dev.gumshoe.bot.discord;

import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The ids of the latest things that were dealt with, so that one that a resumed session tells again does nothing. Safe for several threads. */
final class RecentInteractions {

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

    /** Notes the id. @return whether it is new */
    boolean add(String id) {
        return ids.add(id);
    }
}
