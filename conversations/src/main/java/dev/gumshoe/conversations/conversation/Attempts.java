package dev.gumshoe.conversations.conversation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far this process has tried to tell each case's journal on one surface: what was tried and did not end well may have gone out. */
public final class Attempts {

    private final Map<String, Long> tried = new ConcurrentHashMap<>();

    /** Notes that the entry at that position is being told. @return whether that was tried before in this process */
    public boolean again(String caseId, long position) {
        Long before = tried.put(caseId, Math.max(position, tried.getOrDefault(caseId, 0L)));
        return before != null && before >= position;
    }

    /** Forgets a case of which nothing more will be told. */
    public void forget(String caseId) {
        tried.remove(caseId);
    }
}
