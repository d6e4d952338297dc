package dev.gumshoe.conversations.investigation;

import java.util.Locale;

/** What became of the trouble after a plan was applied. */
public enum Outcome {
    /** What hurt people is as usual again. */
    RECOVERED,
    /** It was given its time and is as bad as before: roll back. */
    NOT_RECOVERED,
    /** It is better and not yet as usual, and its time is over. */
    PARTLY,
    /** It could not be seen. */
    UNKNOWN;

    /** As people read it: {@code not recovered}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
