package dev.gumshoe.conversations.conversation;

import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The ids of the latest things that were dealt with, so that one told again costs nothing. Safe for use by several threads. */
public final class RecentIds {

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

    /** Whether the id was noted, and is among the latest. */
    public boolean contains(String id) {
        return ids.contains(id);
    }

    /** Notes the id. @return whether it is new */
    public boolean add(String id) {
        return ids.add(id);
    }
}
