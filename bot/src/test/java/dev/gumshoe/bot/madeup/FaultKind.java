package dev.gumshoe.bot.madeup;

/** In which way a made-up system breaks. */
public enum FaultKind {
    /** Its processor is busy with something else; its own time grows. */
    CPU,
    /** Its memory fills up; collecting it takes time. */
    MEMORY,
    /** Its disk is busy; its own time grows. */
    DISK,
    /** Packets to and from it are late. */
    NETWORK_DELAY,
    /** Packets to and from it get lost: some calls wait for the repetition, a few fail. */
    NETWORK_LOSS,
    /** One of its operations throws. */
    EXCEPTION,
    /** One of its operations returns too early: it calls nobody and its caller cannot use the answer. */
    EARLY_RETURN,
    /** It does not answer at all. */
    DOWN,
    /** Its pool is used up: calls wait for a free place. */
    POOL,
    /** One of its operations is slow in the code itself. */
    SLOW_CODE;
}
