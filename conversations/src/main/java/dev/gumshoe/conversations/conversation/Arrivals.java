package dev.gumshoe.conversations.conversation;

import java.time.Instant;

/** How quickly alerts come in, channel by channel, for all processes together. Of each arrival a few minutes are remembered. */
public interface Arrivals {

    /** Notes that an alert came in. */
    void arrived(String channel, Instant at);

    /** How many came in there since, that moment included. */
    int since(String channel, Instant from);
}
