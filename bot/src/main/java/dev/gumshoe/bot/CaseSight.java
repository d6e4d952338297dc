package dev.gumshoe.bot;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.prevention.ClosedCase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which closed cases may be told of in another case: what was worked on behind closed doors stays among those who were there. What a surface told of
 * a channel is believed for a few minutes. Safe for use by several threads.
 */
final class CaseSight {

    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private record Told(boolean open, Instant at) {}

    private final Predicate<String> open;
    private final InstantSource clock;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /** @param open whether a channel, as {@code surface/channel}, is open to everybody of the company */
    CaseSight(Predicate<String> open, InstantSource clock) {
        this.open = open;
        this.clock = clock;
    }

    /** Whether those who read the case may read of the closed one: it began in no channel, in one of the case's own, or in an open one. */
    boolean shows(ClosedCase closed, Investigation read) {
        Set<String> here = read.places().stream().map(place -> place.substring(0, Math.max(0, place.lastIndexOf('/'))))
                .collect(Collectors.toSet());
        return closed.channels().isEmpty() || closed.channels().stream().anyMatch(channel -> here.contains(channel) || open(channel));
    }

    private boolean open(String channel) {
        Instant now = clock.instant();
        return told.compute(channel, (_, before) -> before != null && now.isBefore(before.at().plus(BELIEVED))
                ? before
                : new Told(open.test(channel), now)).open();
    }
}
