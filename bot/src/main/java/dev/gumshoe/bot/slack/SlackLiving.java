package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Pacing;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a thread that are edited as the case goes on: where it stands, its alarms, what is missing, how right it was. Looked for in the
 * thread before they are posted, so that there is never a second one; edited at most once in {@code apart} and when Slack has room for an edit,
 * except that an end is shown at once. Safe for use by several threads.
 */
final class SlackLiving implements Pacing.Display, AutoCloseable {

    /** What a thread's message says now. */
    private record Shown(String ts, SlackCards.Card card) {}

    /** The message of a topic in a thread. */
    private record Spot(Place place, String topic) {}

    private final SlackApi api;
    private final Narration narration;
    private final SlackOffers offers;
    private final SlackReferences references;
    private final Pacing pacing;
    private final Map<String, Map<Spot, Shown>> cases = new ConcurrentHashMap<>();

    SlackLiving(SlackApi api, Narration narration, SlackOffers offers, Duration apart) {
        this.api = api;
        this.narration = narration;
        this.offers = offers;
        this.references = new SlackReferences(api);
        this.pacing = new Pacing(apart, this);
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

    /** Shows the state in the threads, when it is time. */
    void follow(Investigation state, List<Place> places) {
        pacing.follow(state, places);
        if (state.phase() == Phase.CLOSED) {
            cases.remove(state.id());
        }
    }

    @Override
    public boolean hasRoom() {
        return api.roomForAnEdit();
    }

    @Override
    public boolean isRefusal(IOException e) {
        return e instanceof SlackRefused;
    }

    /** Shows the state in a thread now. */
    void begin(Investigation state, Place place) throws IOException {
        pacing.now(state.id(), () -> show(state, place));
    }

    @Override
    public void show(Investigation state, Place place) throws IOException {
        Map<Spot, Shown> shown = cases.computeIfAbsent(state.id(), _ -> new ConcurrentHashMap<>());
        for (Note note : narration.living(state)) {
            String topic = note.topic() == null ? Narration.STATUS : note.topic();
            show(shown, card(note, topic, state), SlackIds.mark(state.id(), topic, 0), new Spot(place, topic));
        }
    }

    private void show(Map<Spot, Shown> shown, SlackCards.Card card, String mark, Spot spot) throws IOException {
        Shown before = shown.get(spot);
        if (before != null && before.card().equals(card)) {
            return;
        }
        try {
            boolean first = spot.topic().equals(Narration.STATUS);
            shown.put(spot, new Shown(put(before, card, mark, spot.place(), first), card));
        } catch (SlackRefused e) {
            shown.remove(spot);
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
        pacing.close();
    }
}
