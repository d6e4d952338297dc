package dev.gumshoe.conversations.conversation;

import java.time.Duration;
import java.util.Optional;

/**
 * Small things to be remembered over a restart, each for a time: what was taken in already, how far something was read. Safe for use by several
 * threads and processes.
 */
public interface Memos {

    /**
     * Notes the text under the key unless something stands there.
     *
     * @param kept how long it is remembered
     * @return whether nothing stood there
     */
    boolean first(String key, String text, Duration kept);

    /** Notes the text under the key, whatever stood there. */
    void note(String key, String text, Duration kept);

    /** What is noted under the key. */
    Optional<String> recall(String key);
}
