package dev.gumshoe.bot.discord;

import dev.gumshoe.bot.discord.DiscordRooms.Room;
import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.Attempts;
import dev.gumshoe.conversations.conversation.CaseThreads;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.Reaction;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import net.dv8tion.jda.api.utils.FileUpload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a case's threads in Discord what is written in its journal: each note a message, with its chart, and messages that are edited where a note
 * says so.
 *
 * <p>A message of ours ends with its mark ({@link DiscordIds#mark}). Discord itself refuses a second message of the same nonce for some minutes; for
 * longer, whenever a message may have gone out before, the thread is read first and what is there is not posted again.
 */
public final class DiscordThread implements JournalFollower, Closeable {

    /** How long what is edited stays as it is while a case is busy: Discord allows five edits in five seconds. */
    public static final Duration CALM = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(DiscordThread.class);

    private final DiscordApi api;
    private final DiscordRooms rooms;
    private final DiscordCards cards;
    private final DiscordLiving living;
    private final Narration narration;
    private final @Nullable DiscordHome home;
    private final @Nullable String expert;
    private final DiscordPictures pictures;
    private final CaseThreads threads = new CaseThreads(DiscordIds.SURFACE);
    private final Attempts attempts = new Attempts();

    /**
     * A follower for one bot.
     *
     * @param pictures draw what goes with notes
     * @param joined told a case's id and its new thread when a case that began elsewhere was given one in the home channel
     * @param calm the least time between two edits of what shows the state, unless the case has come to an end
     */
    public DiscordThread(DiscordSettings settings, Narration narration, DiscordPictures pictures,
            BiConsumer<String, Place> joined, Duration calm) {
        this.api = new DiscordApi(settings);
        this.rooms = new DiscordRooms(api);
        this.cards = new DiscordCards(shown(settings));
        this.living = new DiscordLiving(api, rooms, cards, narration, calm);
        this.narration = narration;
        this.home = settings.channel() == null ? null : new DiscordHome(api, settings.channel(), joined);
        this.expert = settings.expert();
        this.pictures = pictures;
    }

    /** The buttons that do something: an expert can be called where one is named. */
    static Set<Action.Kind> shown(DiscordSettings settings) {
        Set<Action.Kind> all = EnumSet.allOf(Action.Kind.class);
        if (settings.expert() == null) {
            all.remove(Action.Kind.EXPERT);
        }
        return all;
    }

    @Override
    public String name() {
        return DiscordIds.SURFACE;
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws IOException {
        boolean look = attempts.again(after.id(), recorded.position()) || mayHaveGoneOut;
        List<Place> places = places(after);
        for (Place place : CaseThreads.begun(recorded.entry(), places)) {
            unlessGone(place, () -> living.begin(after, place));
        }
        Optional<Note> note = narration.reply(recorded, after);
        if (note.isPresent()) {
            for (Place place : threads.told(note.get(), places)) {
                unlessGone(place, () -> say(note.get(), recorded.position(), after, place, look));
            }
        }
        narration.reaction(recorded, after).ifPresent(this::react);
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

    /** Something said to Discord. */
    private interface Saying {
        void run() throws IOException;
    }

    private List<Place> places(Investigation state) throws IOException {
        List<Place> known = threads.of(state);
        return known.isEmpty() && home != null ? List.of(rooms.home(home.thread(state, living.status(state)))) : known;
    }

    /** A thread that is not there any more must not keep the others waiting. */
    private void unlessGone(Place place, Saying saying) throws IOException {
        try {
            saying.run();
        } catch (DiscordRefused e) {
            if (!e.gone()) {
                throw e;
            }
            rooms.forget(place);
            LOG.warn("Nothing more can be said in {}: {}", place, e.getMessage());
        }
    }

    private void say(Note note, long position, Investigation state, Place place, boolean look) throws IOException {
        String entry = Long.toString(position);
        List<DiscordCard> all = cards.of(note, state.id(), entry);
        int from = 0;
        if (note.topic() != null) {
            living.put(state, place, cards.of(note, state.id(), note.topic()).getFirst(), note.answers());
            from = 1;
        }
        Room room = rooms.of(place, state).answering(note.answers());
        Map<String, String> there = look && from < all.size() ? api.marks(room.channel(), room.since()) : Map.of();
        for (int part = from; part < all.size(); part++) {
            DiscordCard card = part == 0 && note.kind() == Note.Kind.HANDOVER ? called(all.getFirst(), room) : all.get(part);
            if (!there.containsKey(card.mark())) {
                boolean last = part == all.size() - 1;
                post(room, card, last ? pictures.of(note, state, DiscordIds.picture(state.id(), entry)) : List.of());
            }
        }
    }

    private DiscordCard called(DiscordCard card, Room room) throws IOException {
        String guild = api.known(room.channel()).guild();
        return expert == null || guild == null ? card : card.calling(api.mention(expert, guild));
    }

    private void post(Room room, DiscordCard card, List<FileUpload> files) throws IOException {
        String nonce = DiscordIds.nonce(room.channel(), card.mark());
        try {
            api.post(room.channel(), card, nonce, room.answers(), files);
        } catch (DiscordRefused e) {
            if (files.isEmpty() || e.gone()) {
                throw e;
            }
            LOG.warn("Discord does not take the pictures of '{}', which is said without them: {}", card.mark(), e.getMessage());
            api.post(room.channel(), card, nonce, room.answers(), List.of());
        }
    }

    /** A mark on somebody's message is a courtesy: the thread says it too. */
    private void react(Reaction reaction) {
        DiscordIds.message(reaction.message()).ifPresent(message -> {
            try {
                api.react(message[0], message[1], DiscordReactions.emoji(reaction.mark()));
            } catch (IOException e) {
                LOG.warn("Could not react to {}: {}", reaction.message(), e.getMessage());
            }
        });
    }

    @Override
    public void close() {
        living.close();
        api.close();
    }
}
