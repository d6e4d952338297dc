package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Recorded;

/**
 * Delivers what is written in journals to somewhere people look: a chat thread, a ticket, a terminal.
 *
 * <p>{@link Followers} calls it for one case at a time in order, from one thread per case, and keeps its cursor.
 */
public interface JournalFollower {

    /** The name its cursors are kept under; never changes. */
    String name();

    /**
     * Delivers one entry. An exception means it is not delivered; it is tried again.
     *
     * @param recorded the entry
     * @param after the case with this entry folded in (later entries left out)
     * @param mayHaveGoneOut whether an earlier process may have delivered it before it could note so: look at the far end first
     * @throws Exception when the far end did not take it
     */
    void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws Exception;

    /**
     * Called when everything written so far is delivered: the moment to bring a status message up to date, once for many entries.
     *
     * @throws Exception when the far end did not take it
     */
    default void caughtUp(Investigation state) throws Exception {}
}
