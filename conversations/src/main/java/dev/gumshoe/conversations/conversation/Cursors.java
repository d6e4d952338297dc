package dev.gumshoe.conversations.conversation;

/** How far each follower has delivered each case, kept so that a restart goes on where the last process ended. */
public interface Cursors {

    /** The position of the last entry the follower has delivered; 0 when none. */
    long delivered(String follower, String caseId);

    /** Notes that everything up to the position is delivered; never goes back. */
    void deliveredTo(String follower, String caseId, long position);
}
