package dev.gumshoe.conversations.evidence;

import java.util.List;
import java.util.Optional;

/** Where series that were looked at are kept beside the journal, so that a chart can be drawn long after the source forgot them. */
public interface Locker {

    /**
     * Keeps the series under a key; keeping under the same key again replaces.
     *
     * @param key of the form {@code CASE/NAME}
     */
    void keep(String key, List<MetricSeries> series);

    /** What was kept under the key, if it still is. */
    Optional<List<MetricSeries>> open(String key);

    /** Forgets everything kept for a case. */
    void clear(String caseId);
}
