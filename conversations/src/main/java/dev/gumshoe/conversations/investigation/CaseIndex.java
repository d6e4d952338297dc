package dev.gumshoe.conversations.investigation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which cases there are and where their threads are, so that nothing ever has to search journals. Safe for use by several processes. */
public interface CaseIndex {

    /** Notes a case as open; noting it again changes nothing. Done before its first entry is written. */
    void opened(String caseId, Instant at);

    /** Notes a case as closed. Its journal is kept for the retention time. */
    void closed(String caseId);

    /** Notes that a place is a thread of the case. */
    void placed(String caseId, String place);

    /** The case whose thread the place is. */
    Optional<String> caseAt(String place);

    /** The cases that are open, oldest first. */
    List<String> open();

    /** The latest cases, open or closed, latest first. */
    List<String> recent(int most);
}
