package dev.gumshoe.conversations.conversation;

import java.time.LocalDate;

/** A channel that digests are brought to. */
public interface DigestPlace {

    /** The channel, as {@code surface/channel}; never changes. */
    String name();

    /**
     * Posts a day's digest; where it stands already, it is brought up to date instead.
     *
     * @throws Exception when the far end did not take it; it is tried again
     */
    void post(LocalDate date, Note digest) throws Exception;
}
