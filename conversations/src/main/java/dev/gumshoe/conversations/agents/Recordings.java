package dev.gumshoe.conversations.agents;

import java.util.List;

/**
 * What language models were asked in a case and said to it, kept beside the journal so that the case can be gone through again without
 * them. Safe for use by several threads and processes.
 */
public interface Recordings {

    /** Keeps one more call of the case, in a form that whoever reads it knows; never holds a secret. */
    void add(String caseId, String call);

    /** The calls of the case, in the order they ended; empty when none was kept. */
    List<String> of(String caseId);
}
