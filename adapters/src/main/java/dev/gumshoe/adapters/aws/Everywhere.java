package dev.gumshoe.adapters.aws;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads in all places at once, a virtual thread each, and hands what they bring to the calling thread; nobody is waited for longer than the question's time. */
final class Everywhere {

    private static final int WAITING = 32;

    private Everywhere() {}

    /** Takes what a place brings, in portions. */
    interface Sink<T> {

        /** Waits while the taker is busy. @throws AwsTrouble when nobody takes any more */
        void bring(List<T> portion) throws AwsTrouble;
    }

    /** Reads in one place. */
    interface Reading<P, T> {

        void read(P place, Sink<T> sink) throws AwsTrouble;
    }

    private record Portion<T>(List<T> items, boolean last) {}

    /** Reads in each of the places; troubles are told to the question. */
    static <P, T> void each(Question question, List<P> places, Reading<P, T> reading, Consumer<? super T> taker) {
        BlockingQueue<Portion<T>> queue = new ArrayBlockingQueue<>(WAITING);
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            places.forEach(place -> readers.execute(() -> run(question, place, reading, queue)));
            int running = places.size();
            while (running > 0) {
                Portion<T> portion = queue.poll(question.left().toNanos(), TimeUnit.NANOSECONDS);
                if (portion == null) {
                    question.failed(new AwsTrouble("timeout", running + " of " + places.size() + " did not answer to the end within "
                            + question.patience().toSeconds() + " s; what came until then was taken"));
                    return;
                }
                portion.items().forEach(taker);
                running -= portion.last() ? 1 : 0;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            question.failed(new AwsTrouble("interrupted", "the look was called off"));
        } finally {
            readers.shutdownNow();
        }
    }

    private static <P, T> void run(Question question, P place, Reading<P, T> reading, BlockingQueue<Portion<T>> queue) {
        try {
            reading.read(place, portion -> put(queue, new Portion<>(portion, false)));
        } catch (AwsTrouble trouble) {
            question.failed(trouble);
        } catch (RuntimeException e) {
            question.failed(new AwsTrouble("unreadable", place + " could not be read (" + e + ")"));
        }
        try {
            put(queue, new Portion<>(List.of(), true));
        } catch (AwsTrouble _) {
            // nobody waits any more
        }
    }

    private static <T> void put(BlockingQueue<Portion<T>> queue, Portion<T> portion) throws AwsTrouble {
        try {
            queue.put(portion);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new AwsTrouble("interrupted", "the look was called off");
        }
    }
}
