package dev.gumshoe.conversations.investigation;

/** What a person said to a gap. */
public enum GapAnswer {
    /** They looked themselves, and it was as it should be. */
    NORMAL,
    /** What stood in the way was mended, so that it can be looked at again. */
    GRANTED,
    /** It does not matter here. */
    NOT_RELEVANT
}
