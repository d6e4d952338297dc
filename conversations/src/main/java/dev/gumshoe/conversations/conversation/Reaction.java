package dev.gumshoe.conversations.conversation;

/**
 * A mark on a person's message that says, without a word, how far it got. That a message was seen, its surface marks at once.
 *
 * @param message the id of the message
 */
public record Reaction(String message, Mark mark) {

    /** How far a message got. */
    public enum Mark {
        /** It is in the record. */
        SEEN,
        /** What it asked for is being done. */
        USED,
        /** It was not used, and the thread says why. */
        NOT_USED,
        /** It is answered, or in the record as an observation. */
        DONE
    }
}
