package dev.gumshoe.conversations.conversation;

/** What somebody may do, each including what stands before it. */
public enum Role {
    /** Nothing. */
    NOBODY,
    /** Read, and ask what the record holds. */
    VIEWER,
    /** Start, steer and stop investigations, and bring evidence. */
    INVESTIGATOR,
    /** Approve what changes production. */
    APPROVER;

    /** Whether this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
