package dev.gumshoe.conversations.investigation;

import java.time.Duration;

/** Says which process may lead a case now. A lease only says who may try; the journal says who leads. */
public interface Leases {

    /** Takes the lease, or renews it when the holder has it; false when another holds it. */
    boolean hold(String caseId, String holder, Duration length);

    /** Gives the lease back when the holder has it. */
    void release(String caseId, String holder);
}
