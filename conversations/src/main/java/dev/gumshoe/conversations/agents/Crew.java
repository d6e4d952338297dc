package dev.gumshoe.conversations.agents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Those of one case that are at work in this process: always for what is open in the journal, be it errands or questions. Safe for use
 * by several threads.
 */
final class Crew<T> implements AutoCloseable {

    /** What one of them does. */
    interface Work<T> {

        /** Does it to its end. @throws InterruptedException when it was called off */
        void on(T job) throws InterruptedException;
    }

    private final Semaphore places;
    private final Function<T, String> id;
    private final Work<T> work;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Future<?>> running = new HashMap<>();

    /** @param most how many of them are at work at once; the others wait */
    Crew(int most, Function<T, String> id, Work<T> work) {
        this.places = new Semaphore(most);
        this.id = id;
        this.work = work;
    }

    /** Starts what is missing and calls off what became pointless. */
    synchronized void match(List<T> open) {
        var wanted = open.stream().collect(Collectors.toMap(id, Function.identity()));
        running.entrySet().removeIf(entry -> {
            boolean pointless = !wanted.containsKey(entry.getKey());
            if (pointless) {
                entry.getValue().cancel(true);
            }
            return pointless;
        });
        open.forEach(job -> running.computeIfAbsent(id.apply(job), _ -> threads.submit(() -> run(job))));
    }

    private void run(T job) {
        try {
            places.acquire();
            try {
                work.on(job);
            } finally {
                places.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether one ended without ending its job in the journal, because the journal could not be written. */
    synchronized boolean anyLost(List<T> open) {
        return open.stream().anyMatch(job -> {
            Future<?> future = running.get(id.apply(job));
            return future != null && future.state() == Future.State.FAILED;
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
