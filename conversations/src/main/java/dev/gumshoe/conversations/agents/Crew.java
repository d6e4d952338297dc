package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The specialists of one case that are running in this process: always those whose errands are open in the journal. */
final class Crew implements AutoCloseable {

    private final Function<Task, Specialist> hire;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Future<?>> running = new HashMap<>();

    Crew(int most, Function<Task, Specialist> hire) {
        this.places = new Semaphore(most);
        this.hire = hire;
    }

    /** Starts the specialists that are missing and calls off those that became pointless. */
    void match(List<Task> open) {
        var wanted = open.stream().collect(Collectors.toMap(Task::id, Function.identity()));
        running.entrySet().removeIf(entry -> {
            boolean pointless = !wanted.containsKey(entry.getKey());
            if (pointless) {
                entry.getValue().cancel(true);
            }
            return pointless;
        });
        open.forEach(task -> running.computeIfAbsent(task.id(), _ -> threads.submit(() -> run(task))));
    }

    private void run(Task task) {
        try {
            places.acquire();
            try {
                hire.apply(task).run();
            } finally {
                places.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a specialist ended without ending its errand in the journal, because the journal could not be written. */
    boolean anyLost(List<Task> open) {
        return open.stream().anyMatch(task -> {
            Future<?> future = running.get(task.id());
            return future != null && future.state() == Future.State.FAILED;
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
