package dev.gumshoe.conversations.prevention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of closed cases, indexed by when they were opened. Safe for use by several processes. */
public interface ClosedCases {

    /** Keeps a case; keeping it again replaces what was kept. */
    void keep(ClosedCase closed);

    /** The case of that id. */
    Optional<ClosedCase> named(String id);

    /** The cases that were opened in the stretch of time, from inclusive to exclusive, oldest first. */
    List<ClosedCase> opened(Instant from, Instant to);
}
