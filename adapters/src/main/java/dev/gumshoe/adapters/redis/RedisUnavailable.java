package dev.gumshoe.adapters.redis;

import org.jspecify.annotations.Nullable;

/** Redis cannot be used; the message is one sentence for a person, with the address, the reason and the mend, and never a password. */
public final class RedisUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, and what to do. */
    public RedisUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
