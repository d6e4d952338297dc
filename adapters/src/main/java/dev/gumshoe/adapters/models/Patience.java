package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The time a call may take, and how much of it is spent waiting between attempts. For one call, used by one thread. */
final class Patience {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int MOST_SILENCES = 2;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final long deadline;
    private Duration backoff = FIRST;
    private Duration pause = Duration.ZERO;
    private int silences;

    Patience(Duration whole) {
        this.deadline = System.nanoTime() + whole.toNanos();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    /** Decides how long to wait before another attempt: never shorter than the other side asks. */
    void after(ModelReply reply) {
        Duration asked = reply instanceof Failed failed ? failed.retryAfter() : null;
        Duration own = backoff.plusMillis(ThreadLocalRandom.current().nextLong(backoff.toMillis() / 4 + 1));
        silences += reply instanceof Failed failed && failed.kind() == Kind.TIMED_OUT ? 1 : 0;
        pause = asked == null ? own : asked.plus(own.dividedBy(10));
        backoff = backoff.multipliedBy(2).compareTo(LONGEST) < 0 ? backoff.multipliedBy(2) : LONGEST;
    }

    /** The wait that was last decided. */
    Duration pause() {
        return pause;
    }

    /** Whether there is no time for that wait, or silence was waited for twice: it costs the most, while people see nothing happen. */
    boolean spent() {
        return silences >= MOST_SILENCES || pause.compareTo(left()) >= 0;
    }
}
