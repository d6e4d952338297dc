package dev.gumshoe.conversations.conversation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cursors that live as long as the program. */
public final class InMemoryCursors implements Cursors {

    private record Key(String follower, String caseId) {}

    private final Map<Key, Long> positions = new ConcurrentHashMap<>();

    @Override
    public long delivered(String follower, String caseId) {
        return positions.getOrDefault(new Key(follower, caseId), 0L);
    }

    @Override
    public void deliveredTo(String follower, String caseId, long position) {
        positions.merge(new Key(follower, caseId), position, Math::max);
    }
}
