package dev.gumshoe.conversations.topology;

import java.util.List;
import java.util.Set;

/** Where surveys are kept, one a source, for all copies of the program. Safe for use by several threads. */
public interface Surveys {

    /** All there are, in order of the sources' names. */
    List<Survey> all();

    /** Keeps a survey in place of the source's former one. */
    void keep(Survey survey);

    /** Forgets the surveys of all sources but these. */
    void keepOnly(Set<String> sources);

    /** A number that grows whenever something is kept or forgotten. */
    long edition();
}
