package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.incident.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Where everything comes in: alerts from senders, and what people say. What it accepts is in the journal before it returns; given the
 * same thing twice, it does nothing the second time. Safe for use by several threads.
 */
public interface FrontDesk {

    /**
     * Takes an alert: opens a case for it, or joins it to an open one.
     *
     * @param place the thread where the case is to be worked on, or null when the surfaces may choose
     * @param askedBy the person who asked for the investigation, or null when a sender's alert did
     */
    Intent receive(Alert alert, @Nullable Place place, @Nullable String askedBy);

    /** Notes that an alert ended. */
    Intent resolved(String fingerprint, String alertId);

    /**
     * Takes what a person said in a case's thread, or to Gumshoe elsewhere. A message in a thread of no case that mentions Gumshoe is
     * taken to be about the latest case of that channel; without such a case it is refused.
     */
    Intent hear(Message message);
}
