package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
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
 * The one message of a thread that says where the case stands, and is edited as it goes on. Looked for in the thread before it is posted, so that
 * there is never a second one; edited at most once in {@code apart}, except that an end is shown at once. Safe for use by several threads.
 */
final class SlackStatus implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackStatus.class);
    private static final String WHAT = "status";
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** What a thread's message says now. */
    private record Shown(String ts, SlackCards.Card card) {}

    /** One case's messages, by thread; guarded by its lock. */
    private static final class Messages {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<Place, Shown> shown = new HashMap<>();
        private @Nullable Investigation latest;
        private List<Place> places = List.of();
        private long shownAt;
        private boolean due;
    }

    private final SlackApi api;
    private final Narration narration;
    private final long apart;
    private final Map<String, Messages> cases = new ConcurrentHashMap<>();
    private final ExecutorService timer = Executors.newVirtualThreadPerTaskExecutor();

    SlackStatus(SlackApi api, Narration narration, Duration apart) {
        this.api = api;
        this.narration = narration;
        this.apart = apart.toNanos();
    }

    /** The message's mark. */
    static String mark(String caseId) {
        return SlackIds.mark(caseId, WHAT, 0);
    }

    /** What the message says; a status is a glance, so what does not fit into one message is left to the thread. */
    SlackCards.Card card(Investigation state) {
        return SlackCards.cards(narration.status(state), state.id(), WHAT).getFirst();
    }

    /** Shows the state in a thread now. */
    void show(Investigation state, Place place) throws IOException {
        Messages messages = cases.computeIfAbsent(state.id(), _ -> new Messages());
        messages.lock.lock();
        try {
            show(messages, state, place);
        } finally {
            messages.lock.unlock();
        }
    }

    /**
     * Shows the state in the threads soon; at once when it is an end or when nothing was shown for a while. When Slack does not take it, it is tried
     * again: nothing else may come to correct a status that is out of date.
     */
    void follow(Investigation state, List<Place> places) {
        Messages messages = cases.computeIfAbsent(state.id(), _ -> new Messages());
        messages.lock.lock();
        try {
            messages.latest = state;
            messages.places = places;
            long wait = messages.shownAt == 0 ? 0 : messages.shownAt + apart - System.nanoTime();
            if (wait <= 0 || ended(state.phase())) {
                showLatest(messages);
            } else {
                showIn(wait, messages);
            }
        } finally {
            messages.lock.unlock();
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

    private void showIn(long nanos, Messages messages) {
        if (!messages.due) {
            messages.due = true;
            timer.execute(() -> {
                try {
                    TimeUnit.NANOSECONDS.sleep(nanos);
                    showDue(messages);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private void showDue(Messages messages) {
        messages.lock.lock();
        try {
            if (messages.due) {
                showLatest(messages);
            }
        } finally {
            messages.lock.unlock();
        }
    }

    private void showLatest(Messages messages) {
        messages.due = false;
        Investigation state = messages.latest;
        if (state == null) {
            return;
        }
        for (Place place : messages.places) {
            try {
                show(messages, state, place);
            } catch (SlackRefused e) {
                LOG.warn("The status of {} is not shown in {}: {}", state.id(), place, e.getMessage());
            } catch (IOException e) {
                LOG.warn("The status of {} in {} is behind, trying again: {}", state.id(), place, e.getMessage());
                showIn(AGAIN.toNanos(), messages);
            }
        }
    }

    private void show(Messages messages, Investigation state, Place place) throws IOException {
        SlackCards.Card card = card(state);
        Shown before = messages.shown.get(place);
        if (before == null || !before.card().equals(card)) {
            try {
                messages.shown.put(place, new Shown(put(before, card, state.id(), place), card));
            } catch (SlackRefused e) {
                messages.shown.remove(place);
                throw e;
            }
        }
        messages.shownAt = System.nanoTime();
    }

    private String put(@Nullable Shown before, SlackCards.Card card, String caseId, Place place) throws IOException {
        String ts = before != null ? before.ts() : api.marks(place.channel(), place.thread()).get(mark(caseId));
        if (ts == null) {
            return api.post(place.channel(), place.thread(), card);
        }
        try {
            api.update(place.channel(), ts, card);
            return ts;
        } catch (SlackRefused e) {
            if (!e.code().equals("message_not_found")) {
                throw e;
            }
            return api.post(place.channel(), place.thread(), card);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
