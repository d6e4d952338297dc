package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when the messages are edited that show how cases stand: of each case at most once in a while, so that a surface is not asked for more
 * than it allows, but an end at once. What a surface did not take is tried again, for nothing else may come to correct what is out of date.
 * Safe for use by several threads; one at a time shows something of a case.
 */
public final class Pacing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pacing.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** A surface's messages. */
    public interface Display {

        /** Shows in a thread how a case stands. @throws IOException when the surface does not take it now */
        void show(Investigation state, Place place) throws IOException;

        /** Whether the surface would take an edit without making anything else wait. */
        boolean hasRoom();

        /** Whether what the surface said means that it will never take it. */
        boolean isRefusal(IOException e);
    }

    /** Shows something. */
    public interface Showing {

        /** Shows it. @throws IOException when the surface does not take it now */
        void run() throws IOException;
    }

    /** What is shown of one case; guarded by its lock. */
    private static final class Shown {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Investigation latest;
        private List<Place> places = List.of();
        private long at;
        private boolean due;
    }

    private final Display display;
    private final long apart;
    private final long again;
    private final Map<String, Shown> cases = new ConcurrentHashMap<>();
    private final ExecutorService timer = Executors.newVirtualThreadPerTaskExecutor();

    /** @param apart how long a case's messages stand before they are edited again, an end excepted */
    public Pacing(Duration apart, Display display) {
        this(apart, AGAIN, display);
    }

    Pacing(Duration apart, Duration again, Display display) {
        this.apart = apart.toNanos();
        this.again = again.toNanos();
        this.display = display;
    }

    /** Shows something of a case now, while nothing else of it is shown. */
    public void now(String caseId, Showing showing) throws IOException {
        Shown shown = cases.computeIfAbsent(caseId, _ -> new Shown());
        shown.lock.lock();
        try {
            showing.run();
            shown.at = System.nanoTime();
        } finally {
            shown.lock.unlock();
        }
    }

    /** Shows the state in the threads soon; at once when it is an end or when nothing was shown for a while. */
    public void follow(Investigation state, List<Place> places) {
        Shown shown = cases.computeIfAbsent(state.id(), _ -> new Shown());
        shown.lock.lock();
        try {
            shown.latest = state;
            shown.places = places;
            long wait = shown.at == 0 ? 0 : shown.at + apart - System.nanoTime();
            if (ended(state.phase()) || (wait <= 0 && display.hasRoom())) {
                showLatest(shown);
            } else {
                showIn(wait <= 0 ? apart : wait, shown);
            }
        } finally {
            shown.lock.unlock();
        }
        if (state.phase() == Phase.CLOSED) {
            cases.remove(state.id());
        }
    }

    private static boolean ended(Phase phase) {
        return switch (phase) {
            case CONCLUDED, STOPPED, CLOSED -> true;
            case OPENED, LOOKING -> false;
        };
    }

    private void showIn(long nanos, Shown shown) {
        if (shown.due || timer.isShutdown()) {
            return;
        }
        shown.due = true;
        timer.execute(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
                showDue(shown);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void showDue(Shown shown) {
        shown.lock.lock();
        try {
            if (shown.due) {
                showLatest(shown);
            }
        } finally {
            shown.lock.unlock();
        }
    }

    private void showLatest(Shown shown) {
        shown.due = false;
        Investigation state = shown.latest;
        if (state == null) {
            return;
        }
        for (Place place : shown.places) {
            try {
                display.show(state, place);
            } catch (InterruptedIOException _) {
                return;
            } catch (IOException e) {
                notShown(shown, state, place, e);
            }
        }
        shown.at = System.nanoTime();
    }

    private void notShown(Shown shown, Investigation state, Place place, IOException e) {
        boolean refused = display.isRefusal(e);
        LOG.warn("How {} stands is not shown in {}{}: {}", state.id(), place, refused ? "" : " and is tried again", e.getMessage());
        if (!refused) {
            showIn(again, shown);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
