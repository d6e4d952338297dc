package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
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
 * The messages of a thread that are edited as the case goes on: where it stands, its alarms, what is missing, how right it was. Looked for in the
 * thread before they are posted, so that there is never a second one; edited at most once in {@code apart} and when Slack has room for an edit,
 * except that an end is shown at once. Safe for use by several threads.
 */
final class SlackLiving implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackLiving.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** What a thread's message says now. */
    private record Shown(String ts, SlackCards.Card card) {}

    /** The message of a topic in a thread. */
    private record Spot(Place place, String topic) {}

    /** One case's messages, by thread; guarded by its lock. */
    private static final class Messages {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<Spot, Shown> shown = new HashMap<>();
        private @Nullable Investigation latest;
        private List<Place> places = List.of();
        private long shownAt;
        private boolean due;
    }

    private final SlackApi api;
    private final Narration narration;
    private final SlackOffers offers;
    private final SlackReferences references;
    private final long apart;
    private final Map<String, Messages> cases = new ConcurrentHashMap<>();
    private final ExecutorService timer = Executors.newVirtualThreadPerTaskExecutor();

    SlackLiving(SlackApi api, Narration narration, SlackOffers offers, Duration apart) {
        this.api = api;
        this.narration = narration;
        this.offers = offers;
        this.references = new SlackReferences(api);
        this.apart = apart.toNanos();
    }

    /** The mark of the message that says where the case stands. */
    static String mark(String caseId) {
        return SlackIds.mark(caseId, Narration.STATUS, 0);
    }

    /** What the first message of a thread says; it is read at a glance, so what does not fit into one message is left to the thread. */
    SlackCards.Card card(Investigation state) {
        return card(narration.status(state), Narration.STATUS, state);
    }

    private SlackCards.Card card(Note note, String topic, Investigation state) {
        return references.in(SlackCards.cards(offers.of(note), state.id(), topic).getFirst(), SlackReferences.of(state));
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
            if (ended(state.phase()) || (wait <= 0 && api.roomForAnEdit())) {
                showLatest(messages);
            } else {
                showIn(Math.max(wait, apart), messages);
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
        if (!messages.due && !timer.isShutdown()) {
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
                LOG.warn("What stands of {} is not shown in {}: {}", state.id(), place, e.getMessage());
            } catch (IOException e) {
                LOG.warn("What stands of {} in {} is behind, trying again: {}", state.id(), place, e.getMessage());
                showIn(AGAIN.toNanos(), messages);
            }
        }
    }

    private void show(Messages messages, Investigation state, Place place) throws IOException {
        for (Note note : narration.living(state)) {
            String topic = note.topic() == null ? Narration.STATUS : note.topic();
            show(messages, card(note, topic, state), SlackIds.mark(state.id(), topic, 0), new Spot(place, topic));
        }
        messages.shownAt = System.nanoTime();
    }

    private void show(Messages messages, SlackCards.Card card, String mark, Spot spot) throws IOException {
        Shown before = messages.shown.get(spot);
        if (before != null && before.card().equals(card)) {
            return;
        }
        try {
            boolean first = spot.topic().equals(Narration.STATUS);
            messages.shown.put(spot, new Shown(put(before, card, mark, spot.place(), first), card));
        } catch (SlackRefused e) {
            messages.shown.remove(spot);
            throw e;
        }
    }

    /** @param first whether it is what people wait for first */
    private String put(@Nullable Shown before, SlackCards.Card card, String mark, Place place, boolean first) throws IOException {
        String ts = before != null ? before.ts() : api.channels().marks(place.channel(), place.thread()).get(mark);
        if (ts == null) {
            return first ? api.postAhead(place.channel(), place.thread(), card) : api.post(place.channel(), place.thread(), card);
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
