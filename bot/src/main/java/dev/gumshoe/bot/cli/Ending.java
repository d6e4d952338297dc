package dev.gumshoe.bot.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a program that is asked to end (SIGTERM, Ctrl-C) close what it has open first. Made before all that is to be closed, and closed
 * after it: the process ends as soon as this is closed, and not much later when it never is.
 */
final class Ending implements AutoCloseable {

    private static final int CLOSING_SECONDS = 20;

    private final Thread caller = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean asked;

    Ending() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "ending"));
    }

    /** Runs when the process is told to end, also when the program ends by itself and all is closed already. */
    private void end() {
        if (closed.getCount() == 0) {
            return;
        }
        asked = true;
        caller.interrupt();
        try {
            closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process was asked to end: an interrupt then means that, and is no trouble. */
    boolean asked() {
        return asked;
    }

    /** Returns when the process was asked to end. */
    void await() {
        try {
            closed.await();
        } catch (InterruptedException _) {
            // The hook's, or somebody's who does not want to wait: either way it is the end.
            return;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
