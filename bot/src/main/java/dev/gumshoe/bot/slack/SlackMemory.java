package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Cursors;
import dev.gumshoe.conversations.investigation.Leases;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What all copies of the program remember together about Slack: which of them deals with something that may be told to several, and how far each
 * channel was heard.
 *
 * @param holder the name of this copy, unique among all
 */
public record SlackMemory(Leases leases, Cursors cursors, String holder) {

    private static final String HEARD = "slack-heard";
    /** Slack tells a thing again for about an hour, a second connection of ours at once. */
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MICROS = 6;

    /** Whether this copy is the first that is told of something with that id; the same copy may ask again. */
    boolean first(String id) {
        return leases.hold("slack-told-" + id, holder, KEPT);
    }

    /** Notes that everything in the channel up to the message was heard. */
    void heard(String channel, String ts) {
        cursors.deliveredTo(HEARD, channel, micros(ts));
    }

    /** Up to when the channel was heard, in microseconds since 1970 as {@code ts} count them; 0 when it never was. */
    long heardTo(String channel) {
        return cursors.delivered(HEARD, channel);
    }

    /** A {@code ts} as a number. */
    static long micros(String ts) {
        return new BigDecimal(ts).movePointRight(MICROS).longValue();
    }
}
