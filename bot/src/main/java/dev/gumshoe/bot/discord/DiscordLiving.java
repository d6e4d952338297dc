package dev.gumshoe.bot.discord;

import dev.gumshoe.bot.discord.DiscordRooms.Room;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry.StormCounted;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of a thread that are edited rather than posted again, one for each topic: where the case stands, what is missing, what became of
 * somebody's words. Each is looked for in its thread before it is posted, so that there is never a second one. What shows the state is edited at
 * most once in {@code apart}, except that an end is shown at once. Safe for use by several threads.
 */
final class DiscordLiving implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordLiving.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** A message as it reads now. */
    private record Shown(String channel, String message, DiscordCard card) {}

    private record Topic(Place place, String mark) {}

    /** One case's messages; guarded by its lock. */
    private static final class Messages {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<Topic, Shown> shown = new HashMap<>();
        private @Nullable Investigation latest;
        private List<Place> places = List.of();
        private long shownAt;
        private boolean due;
    }

    private final DiscordApi api;
    private final DiscordRooms rooms;
    private final DiscordCards cards;
    private final Narration narration;
    private final long apart;
    private final Map<String, Messages> cases = new ConcurrentHashMap<>();
    private final ExecutorService timer = Executors.newVirtualThreadPerTaskExecutor();

    DiscordLiving(DiscordApi api, DiscordRooms rooms, DiscordCards cards, Narration narration, Duration apart) {
        this.api = api;
        this.rooms = rooms;
        this.cards = cards;
        this.narration = narration;
        this.apart = apart.toNanos();
    }

    /** Where the case stands; a glance, so what does not fit into one message is left to the thread. */
    DiscordCard status(Investigation state) {
        return card(narration.status(state), state);
    }

    /** The card of a note's topic; the threads of other cases that it names are one touch away. */
    private DiscordCard card(Note note, Investigation state) {
        DiscordCard card = cards.of(note, state.id(), String.valueOf(note.topic())).getFirst();
        String linked = card.description();
        for (Map.Entry<String, String> place : state.storm().map(StormCounted::places).orElse(Map.of()).entrySet()) {
            Place there = Place.parse(place.getValue());
            if (!place.getKey().equals(state.id()) && there.surface().equals(DiscordIds.SURFACE)) {
                linked = linked.replace(place.getKey(), place.getKey() + " <#" + there.thread() + ">");
            }
        }
        return linked.length() > DiscordCard.DESCRIPTION ? card : card.describing(linked);
    }

    /** Shows in a thread where the case stands, now. */
    void begin(Investigation state, Place place) throws IOException {
        put(state, place, status(state), null);
    }

    /**
     * Shows a card in the one message of its mark: the one there is, or a new one.
     *
     * @param answers the id of the person's message it answers, or null
     */
    void put(Investigation state, Place place, DiscordCard card, @Nullable String answers) throws IOException {
        Messages messages = cases.computeIfAbsent(state.id(), _ -> new Messages());
        messages.lock.lock();
        try {
            put(messages, state, place, card, answers);
        } finally {
            messages.lock.unlock();
        }
    }

    /**
     * Shows the state in the threads soon; at once when it is an end or when nothing was shown for a while. When Discord does not take it, it is
     * tried again: nothing else may come to correct what is out of date.
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
                for (Note note : narration.living(state)) {
                    put(messages, state, place, card(note, state), null);
                }
            } catch (DiscordRefused e) {
                LOG.warn("How {} stands is not shown in {}: {}", state.id(), place, e.getMessage());
            } catch (InterruptedIOException _) {
                return;
            } catch (IOException e) {
                LOG.warn("What {} says of {} is behind, trying again: {}", place, state.id(), e.getMessage());
                showIn(AGAIN.toNanos(), messages);
            }
        }
        messages.shownAt = System.nanoTime();
    }

    private void put(Messages messages, Investigation state, Place place, DiscordCard card, @Nullable String answers) throws IOException {
        Topic topic = new Topic(place, card.mark());
        Shown before = messages.shown.get(topic);
        if (before != null && before.card().equals(card)) {
            return;
        }
        try {
            messages.shown.put(topic, shown(before, card, place, rooms.of(place, state).answering(answers)));
        } catch (DiscordRefused e) {
            messages.shown.remove(topic);
            throw e;
        }
    }

    private Shown shown(@Nullable Shown before, DiscordCard card, Place place, Room room) throws IOException {
        Optional<Shown> there = before == null ? find(room, place, card) : Optional.of(before);
        if (there.isPresent()) {
            try {
                api.edit(there.get().channel(), there.get().message(), card);
                return new Shown(there.get().channel(), there.get().message(), card);
            } catch (DiscordRefused e) {
                if (e.code() != DiscordRefused.UNKNOWN_MESSAGE) {
                    throw e;
                }
            }
        }
        // one that was deleted may be known by its nonce for a while
        String nonce = DiscordIds.nonce(room.channel(), card.mark() + there.map(Shown::message).orElse(""));
        return new Shown(room.channel(), api.post(room.channel(), card, nonce, room.answers(), List.of()), card);
    }

    private Optional<Shown> find(Room room, Place place, DiscordCard card) throws IOException {
        String there = api.marks(room.channel(), room.since()).get(card.mark());
        if (there != null) {
            return Optional.of(new Shown(room.channel(), there, card));
        }
        boolean mayBegin = card.mark().endsWith(Narration.STATUS) && room.channel().equals(place.thread());
        return mayBegin
                ? api.message(place.channel(), place.thread()).flatMap(DiscordApi::mark).filter(card.mark()::equals)
                        .map(_ -> new Shown(place.channel(), place.thread(), card))
                : Optional.empty();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
