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
    SLOW_CODE,
    /** Its processor is busy with something else, and its work hardly suffers. */
    CPU_QUIET,
    /** Its memory fills up, and its work does not suffer yet. */
    MEMORY_QUIET,
    /** One of its operations answers something that its callers cannot use, and they throw; it notes in passing that it does so. */
    WRONG_ANSWER,
    /** It is killed and comes up again, more than once. */
    KILLED,
    /** It cannot log on to what it keeps its data in: every call fails. */
    CREDENTIALS,
    /** It opens ever more sockets, then some of its calls fail. */
    SOCKETS,
    /** It is slow, and nobody records anything of it but its callers. */
    UNSEEN_STORE,
    /** It leaves out one of the calls that an operation makes, and answers as if nothing were. */
    MISSING_CALL,
    /** It asks others for something that makes no sense, and they refuse it. */
    WRONG_REQUEST,
    /** Nothing breaks; the alert is a false one. */
    NOTHING;
}
