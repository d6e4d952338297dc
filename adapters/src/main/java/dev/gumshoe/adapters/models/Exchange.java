package dev.gumshoe.adapters.models;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call under way: what its connection tells of it, and how it is given up. The clients below find it by {@link #CURRENT}, because
 * the libraries between hand neither headers nor a way to cancel through.
 */
final class Exchange {

    /** The call that the current thread is making. */
    static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final CompletableFuture<ChatResponse> reply = new CompletableFuture<>();
    private final Queue<Runnable> cancellations = new ConcurrentLinkedQueue<>();
    private volatile long lastSign = System.nanoTime();
    private volatile boolean begun;
    private volatile @Nullable Duration retryAfter;

    /** The stream said nothing for too long. */
    static final class Stalled extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** The reply ended before it was whole. */
    static final class EndedEarly extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Something was heard. */
    void sign() {
        lastSign = System.nanoTime();
    }

    /** The other side began to answer, and said when to come back if it did. */
    void begun(@Nullable Duration askedToWait) {
        begun = true;
        retryAfter = askedToWait;
        sign();
    }

    /** What to do when the call is given up. */
    void onCancel(Runnable cancellation) {
        cancellations.add(cancellation);
        if (reply.isCancelled()) {
            cancellation.run();
        }
    }

    /** The reply is whole. */
    void completed(ChatResponse whole) {
        reply.complete(whole);
    }

    /** It went wrong. */
    void failed(Throwable why) {
        reply.completeExceptionally(why);
    }

    /** Nothing more will come. */
    void ended() {
        reply.completeExceptionally(new EndedEarly());
    }

    /** Whether the other side began to answer. */
    boolean hasBegun() {
        return begun;
    }

    /** How long the other side wants to be left alone, if it says. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /**
     * Waits for the whole reply; the call is given up when it does not come.
     *
     * @param stall how long nothing may be heard, or null for as long as it takes
     */
    ChatResponse await(Duration timeout, @Nullable Duration stall)
            throws InterruptedException, ExecutionException, TimeoutException, Stalled {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                long now = System.nanoTime();
                long left = deadline - now;
                long silent = stall == null ? Long.MAX_VALUE : lastSign + stall.toNanos() - now;
                if (silent <= 0 && silent <= left) {
                    throw new Stalled();
                }
                if (left <= 0) {
                    throw new TimeoutException();
                }
                try {
                    return reply.get(Math.min(left, silent), TimeUnit.NANOSECONDS);
                } catch (TimeoutException _) {
                    // looked at again: something may have been heard meanwhile
                }
            }
        } finally {
            giveUp();
        }
    }

    private void giveUp() {
        if (reply.cancel(false)) {
            cancellations.forEach(Runnable::run);
        }
    }
}
