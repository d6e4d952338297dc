package dev.gumshoe.bot.slack;

import dev.gumshoe.bot.slack.SlackPictures.Picture;
import dev.gumshoe.conversations.conversation.Attempts;
import dev.gumshoe.conversations.conversation.CaseThreads;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a case's Slack threads what is written in its journal: each note a reply together with its pictures, and a few messages that are edited.
 *
 * <p>A message of ours carries its mark ({@link SlackIds#mark}) as the id of its first block. Whenever a message may have gone out before, by an
 * earlier process or by an attempt of this one that failed half-way, the thread is read first and what is there is not posted again.
 */
public final class SlackThread implements JournalFollower, Closeable {

    /** How long the status stays as it is while a case is busy: Slack allows some fifty edits a minute. */
    public static final Duration CALM = Duration.ofMillis(1_500);

    private static final Logger LOG = LoggerFactory.getLogger(SlackThread.class);

    /** Slack's words for a layout it will not show. */
    private static final Set<String> LAYOUT = Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long",
            "invalid_arguments");

    private final SlackApi api;
    private final Narration narration;
    private final SlackOffers offers;
    private final SlackLiving living;
    private final @Nullable SlackHome home;
    private final SlackPictures pictures;
    private final SlackReactions reactions;
    private final SlackStream stream;
    private final CaseThreads threads = new CaseThreads(SlackIds.SURFACE);
    private final Attempts attempts = new Attempts();

    /**
     * A follower for one workspace.
     *
     * @param api kept open
     * @param joined told a case's id and its new thread when a case that began elsewhere was given one in the home channel
     * @param calm the least time between two edits of a message, unless the case has come to an end
     */
    public SlackThread(SlackSettings settings, SlackApi api, Narration narration, SlackPictures pictures,
            BiConsumer<String, Place> joined, Duration calm) {
        this.api = api;
        this.narration = narration;
        this.offers = new SlackOffers(settings.expert());
        this.living = new SlackLiving(api, narration, offers, calm);
        this.home = settings.channel() == null ? null : new SlackHome(api, settings.channel(), joined);
        this.pictures = pictures;
        this.reactions = new SlackReactions(api);
        this.stream = new SlackStream(api);
    }

    /** A follower that shows charts and no map. */
    SlackThread(SlackSettings settings, Narration narration, Function<Chart, Optional<byte[]>> charts, BiConsumer<String, Place> joined,
            Duration calm) {
        this(settings, new SlackApi(settings), narration, SlackPictures.of(charts), joined, calm);
    }

    @Override
    public String name() {
        return SlackIds.SURFACE;
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws IOException {
        boolean look = attempts.again(after.id(), recorded.position()) || mayHaveGoneOut;
        List<Place> places = places(after);
        for (Place place : CaseThreads.begun(recorded.entry(), places)) {
            unlessGone(place, () -> living.begin(after, place));
        }
        Optional<Note> note = narration.reply(recorded, after).map(offers::of);
        if (note.isPresent()) {
            for (Place place : threads.told(note.get(), places)) {
                unlessGone(place, () -> say(note.get(), recorded.position(), after, place, look));
            }
        }
        narration.reaction(recorded, after).ifPresent(reactions::show);
    }

    @Override
    public void caughtUp(Investigation state) throws IOException {
        if (!state.exists()) {
            return;
        }
        living.follow(state, places(state));
        if (state.phase() == Phase.CLOSED) {
            attempts.forget(state.id());
            if (home != null) {
                home.forget(state.id());
            }
        }
    }

    /** Something said to Slack. */
    private interface Saying {
        void run() throws IOException;
    }

    private List<Place> places(Investigation state) throws IOException {
        List<Place> known = threads.of(state);
        return known.isEmpty() && home != null ? List.of(home.thread(state, living.card(state))) : known;
    }

    /** A thread that is not there any more must not keep the others waiting. */
    private static void unlessGone(Place place, Saying saying) throws IOException {
        try {
            saying.run();
        } catch (SlackRefused e) {
            if (!e.gone()) {
                throw e;
            }
            LOG.warn("Nothing more can be said in {}: {}", place, e.getMessage());
        }
    }

    private void say(Note note, long position, Investigation after, Place place, boolean look) throws IOException {
        String topic = note.topic();
        String what = topic == null ? Long.toString(position) : topic;
        boolean mayStand = look || (topic != null && note.kind() != Note.Kind.ACKNOWLEDGEMENT);
        Map<String, String> there = mayStand ? api.channels().marks(place.channel(), place.thread()) : Map.of();
        List<SlackCards.Card> cards = SlackCards.cards(note, after.id(), what);
        for (int part = 0; part < cards.size(); part++) {
            String mark = SlackIds.mark(after.id(), what, part);
            SlackCards.Card card = part == 0 && note.kind() == Note.Kind.HANDOVER
                    ? cards.get(part).after(offers.mention())
                    : cards.get(part);
            String ts = there.get(mark);
            if (ts == null) {
                List<Picture> drawn = part == cards.size() - 1 ? pictures.of(note, after) : List.of();
                if (cards.size() > 1 || !drawn.isEmpty() || !stream.write(note, place, card, mark)) {
                    post(place, card, mark, drawn);
                }
            } else if (topic != null) {
                api.update(place.channel(), ts, card);
            }
        }
    }

    private void post(Place place, SlackCards.Card card, String mark, List<Picture> drawn) throws IOException {
        if (!drawn.isEmpty() && withPictures(place, card, mark, drawn)) {
            return;
        }
        try {
            api.post(place.channel(), place.thread(), card);
        } catch (SlackRefused e) {
            if (!LAYOUT.contains(e.code())) {
                throw e;
            }
            LOG.warn("Slack will not show {} as it was laid out ({}); it is posted as plain text", mark, e.code());
            api.post(place.channel(), place.thread(), card.plain(mark));
        }
    }

    /** Posts the card and its pictures as one message. @return false when Slack does not take the pictures */
    private boolean withPictures(Place place, SlackCards.Card card, String mark, List<Picture> drawn) throws IOException {
        try {
            api.uploads().pictures(place.channel(), place.thread(), card, mark, drawn);
            return true;
        } catch (SlackRefused e) {
            if (e.gone()) {
                throw e;
            }
            LOG.warn("{} is posted without its pictures in {}: {}", mark, place, e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        living.close();
    }
}
