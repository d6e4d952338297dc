package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.Gumshoe;
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
            join(caller, CLOSING_SECONDS);
        }, "ending"));
        try {
            asked.await();
        } catch (InterruptedException _) {
            caller.interrupt();
        }
    }

    /**
     * Closes the program when the process is asked to end while the caller is busy with it; a caller that waits is interrupted and closes it
     * itself, one that cannot be (it reads from a terminal) is not waited for.
     */
    static void closes(Gumshoe gumshoe) {
        Thread caller = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!gumshoe.closed()) {
                caller.interrupt();
                join(caller, 1);
                gumshoe.close();
            }
        }, "closing"));
    }

    private static void join(Thread caller, int seconds) {
        try {
            caller.join(TimeUnit.SECONDS.toMillis(seconds));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
