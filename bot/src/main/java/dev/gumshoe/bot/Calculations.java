package dev.gumshoe.bot;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what computes. A virtual thread that computes gives its processor to no other before it waits; two that analyse a big case on a machine
 * of two cores would keep everybody waiting who only wants to say that they heard. These are threads of the operating system, which takes the
 * processor from them again and again, and there are only so many.
 */
final class Calculations implements AutoCloseable {

    private static final int A_CORE = 8;
    private static final int LEAST = 16;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;

    /** As many threads as suit this machine; each is started when it is needed. */
    Calculations() {
        int most = Math.max(LEAST, A_CORE * Runtime.getRuntime().availableProcessors());
        threads = new ThreadPoolExecutor(most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("calculation-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Does it there, and waits for it.
     *
     * @throws InterruptedException when this thread is told to end; what was begun is told, too
     */
    <T> T of(Callable<T> work) throws InterruptedException {
        Future<T> done = threads.submit(work);
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            done.cancel(true);
            throw e;
        }
    }

    /** The same for who cannot be interrupted. @throws CancellationException when this thread is told to end */
    <T> T ofPicture(Callable<T> work) {
        try {
            return of(work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("told to end").initCause(e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) throws InterruptedException {
        switch (e.getCause()) {
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
