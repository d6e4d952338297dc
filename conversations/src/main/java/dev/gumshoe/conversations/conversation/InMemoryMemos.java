package dev.gumshoe.conversations.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Memos that live as long as the program. */
public final class InMemoryMemos implements Memos {

    private record Kept(String text, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Kept> kept = new HashMap<>();

    /** Memos that are forgotten by the given clock. */
    public InMemoryMemos(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean first(String key, String text, Duration howLong) {
        forgetOld();
        return kept.putIfAbsent(key, new Kept(text, clock.instant().plus(howLong))) == null;
    }

    @Override
    public synchronized void note(String key, String text, Duration howLong) {
        forgetOld();
        kept.put(key, new Kept(text, clock.instant().plus(howLong)));
    }

    @Override
    public synchronized Optional<String> recall(String key) {
        forgetOld();
        return Optional.ofNullable(kept.get(key)).map(Kept::text);
    }

    private void forgetOld() {
        Instant now = clock.instant();
        kept.values().removeIf(each -> !each.until().isAfter(now));
    }
}
