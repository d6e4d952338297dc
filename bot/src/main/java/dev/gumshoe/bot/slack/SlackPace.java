package dev.gumshoe.bot.slack;

import dev.failsafe.RateLimiter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps to what Slack allows before it has to say so: so many posts a channel in a few seconds, so many edits a minute. A post waits for its turn,
 * which keeps the order, except that what people wait for first goes ahead of the rest; an edit that has no room is put off, and whatever comes until then goes into it. Safe for use by several threads.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Rate limits</a>
 */
final class SlackPace {

    /** Slack allows a post a second in a channel, and short bursts. */
    private static final Duration BURST = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SlackSettings.Pace allowed;
    private final RateLimiter<Object> edits;
    private final Map<String, RateLimiter<Object>> posts = new ConcurrentHashMap<>();

    SlackPace(SlackSettings.Pace allowed) {
        this.allowed = allowed;
        this.edits = RateLimiter.burstyBuilder(allowed.editsPerMinute(), MINUTE).build();
    }

    /** Waits until something may be posted in the channel. @throws IOException when this thread is to end */
    void forAPost(String channel) throws IOException {
        try {
            posts(channel).acquirePermit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("told to end while waiting to post").initCause(e);
        }
    }

    /** Takes a turn in the channel without waiting for it; those who come later wait so much longer. */
    void ahead(String channel) {
        posts(channel).reservePermit();
    }

    private RateLimiter<Object> posts(String channel) {
        return posts.computeIfAbsent(channel, _ -> RateLimiter.burstyBuilder(allowed.postsPerTenSeconds(), BURST).build());
    }

    boolean roomForAnEdit() {
        return edits.tryAcquirePermit();
    }
}
