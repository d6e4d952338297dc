package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who ask the same of a large file at the same time share one pass over it: to parse it costs more than what most of them do
 * with it. Each is handed every item, in the file's order, by one thread that is nobody's own; one that throws, or that is called off,
 * is handed no more, and the others do not notice.
 *
 * @param <Q> what is asked; equal questions share
 * @param <T> what the file holds
 */
final class SharedPass<Q, T> {

    /** How long the first one waits for others; all looks of a case begin at once. */
    private static final Duration BOARDING = Duration.ofMillis(25);

    /** Reads the file. */
    interface Reading<T> {

        ToolResult<Tally> read(Consumer<? super T> each);
    }

    private static final class Seat<T> {
        private final Consumer<? super T> each;
        private volatile boolean left;
        private @Nullable RuntimeException failure;

        Seat(Consumer<? super T> each) {
            this.each = each;
        }

        private void take(T item) {
            if (left) {
                return;
            }
            try {
                each.accept(item);
            } catch (RuntimeException e) {
                failure = e;
                left = true;
            }
        }
    }

    /** Everybody left before the end. */
    private static final class Empty extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Empty() {
            super("nobody is left who asks", null, false, false);
        }
    }

    private static final class Pass<T> {
        private final List<Seat<T>> seats = new CopyOnWriteArrayList<>();
        private final CountDownLatch full = new CountDownLatch(2);
        private final CompletableFuture<ToolResult<Tally>> end = new CompletableFuture<>();

        private void hand(T item) {
            boolean any = false;
            for (Seat<T> seat : seats) {
                seat.take(item);
                any |= !seat.left;
            }
            if (!any) {
                throw new Empty();
            }
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Q, Pass<T>> boarding = new HashMap<>();

    /**
     * Hands over every item that the reading finds.
     *
     * @throws RuntimeException what the consumer threw
     */
    ToolResult<Tally> read(Q query, Consumer<? super T> each, Reading<T> reading) {
        Seat<T> seat = new Seat<>(each);
        Pass<T> pass = board(query, seat, reading);
        try {
            ToolResult<Tally> result = pass.end.get();
            if (seat.failure != null) {
                throw seat.failure;
            }
            return result;
        } catch (InterruptedException _) {
            seat.left = true;
            Thread.currentThread().interrupt();
            return new ToolResult.Failed<>(CaseSource.NAME, query.toString(), "called off", "nobody waits for the answer any more");
        } catch (ExecutionException e) {
            if (seat.failure != null) {
                throw seat.failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private Pass<T> board(Q query, Seat<T> seat, Reading<T> reading) {
        lock.lock();
        try {
            Pass<T> pass = boarding.get(query);
            if (pass == null) {
                Pass<T> fresh = new Pass<>();
                pass = fresh;
                boarding.put(query, fresh);
                Thread.ofVirtual().name("pass").start(() -> run(query, fresh, reading));
            }
            pass.seats.add(seat);
            pass.full.countDown();
            return pass;
        } finally {
            lock.unlock();
        }
    }

    private void run(Q query, Pass<T> pass, Reading<T> reading) {
        try {
            pass.full.await(BOARDING.toMillis(), TimeUnit.MILLISECONDS);
            lock.lock();
            try {
                boarding.remove(query, pass);
            } finally {
                lock.unlock();
            }
            pass.end.complete(reading.read(pass::hand));
        } catch (InterruptedException | RuntimeException | Error e) {
            pass.end.completeExceptionally(e);
        }
    }
}
