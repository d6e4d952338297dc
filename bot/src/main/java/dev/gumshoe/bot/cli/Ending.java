package dev.gumshoe.bot.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for the program to be told to end, and lets what it has open be closed before it does. */
final class Ending {

    private static final int CLOSING_SECONDS = 20;

    private Ending() {}

    /** Returns when the program was asked to end; the process ends when the caller has closed everything. */
    static void await() {
        Thread caller = Thread.currentThread();
        CountDownLatch asked = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            join(caller);
        }, "ending"));
        try {
            asked.await();
        } catch (InterruptedException _) {
            caller.interrupt();
        }
    }

    private static void join(Thread caller) {
        try {
            caller.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
