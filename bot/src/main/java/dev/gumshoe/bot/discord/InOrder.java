package dev.gumshoe.bot.discord;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Runs what belongs to one channel one after the other, and what belongs to several side by side. Safe for use by several threads. */
final class InOrder {

    private final Executor threads;
    private final Map<String, CompletableFuture<Void>> last = new HashMap<>();

    InOrder(Executor threads) {
        this.threads = threads;
    }

    synchronized void run(String channel, Runnable task) {
        CompletableFuture<Void> before = last.getOrDefault(channel, CompletableFuture.completedFuture(null));
        CompletableFuture<Void> mine = before.handleAsync((_, _) -> {
            task.run();
            return null;
        }, threads);
        last.put(channel, mine);
        CompletableFuture<Void> _ = mine.whenComplete((_, _) -> done(channel, mine));
    }

    private synchronized void done(String channel, CompletableFuture<Void> mine) {
        last.remove(channel, mine);
    }
}
