package dev.gumshoe.conversations.evidence;

import java.util.List;

/**
 * What was read while streaming an answer.
 *
 * @param count how many items were handed on
 * @param defects what was damaged in the data and how it was taken, one sentence each with its count; empty when sound
 */
public record Tally(long count, List<String> defects) {

    /** Takes a copy of the defects. */
    public Tally {
        defects = List.copyOf(defects);
    }
}
