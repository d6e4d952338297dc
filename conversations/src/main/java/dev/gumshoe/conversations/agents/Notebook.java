package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Observation;

/** Where a specialist writes down what it sees, as it sees it. */
public interface Notebook {

    /** Notes an observation; noting the same id again changes nothing. */
    void observed(Observation observation);

    /** Notes what could not be looked at; noting the same id again changes nothing. */
    void missing(Gap gap);
}
