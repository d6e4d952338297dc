package dev.gumshoe.conversations.investigation;

/** The writer had not read everything; nothing was written. */
public final class Overtaken extends Exception {

    private static final long serialVersionUID = 1L;

    /** What was read, and what there is. */
    public Overtaken(String caseId, long seen, long last) {
        super("journal of case " + caseId + " is at " + last + ", the writer had read to " + seen);
    }
}
