package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where in Discord what is said at a place goes. A case's own place is a thread, begun on its first message where there is none; in direct
 * messages, and where somebody asked outside the case's thread, what is said answers that message.
 */
final class DiscordRooms {

    private static final int NAME = 100;

    /**
     * Where to post.
     *
     * @param channel the channel or thread
     * @param answers the message to answer there; null in a thread of its own
     * @param since the id after which our messages there are looked for
     */
    record Room(String channel, @Nullable String answers, String since) {

        /** The same, answering the message of that id of ours if it stands there. */
        Room answering(@Nullable String message) {
            Optional<String[]> said = message == null ? Optional.empty() : DiscordIds.message(message);
            return said.isPresent() && said.get()[0].equals(channel) ? new Room(channel, said.get()[1], since) : this;
        }
    }

    private final DiscordApi api;
    private final Map<Place, Room> rooms = new ConcurrentHashMap<>();
    private final Set<Place> homes = ConcurrentHashMap.newKeySet();

    DiscordRooms(DiscordApi api) {
        this.api = api;
    }

    /** Where what is said at the place goes. @throws DiscordRefused when it is not there any more */
    Room of(Place place, Investigation state) throws IOException {
        Room known = rooms.get(place);
        if (known != null) {
            return known;
        }
        Optional<Room> there = there(place);
        Room room = there.isPresent() ? there.get() : begun(place, state);
        rooms.put(place, room);
        return room;
    }

    /** A thread that is there already, or a conversation with persons alone. */
    private Optional<Room> there(Place place) throws IOException {
        if (api.known(place.channel()).direct()) {
            return Optional.of(answering(place));
        }
        try {
            api.channel(place.thread());
            return Optional.of(thread(place));
        } catch (DiscordRefused e) {
            if (e.code() == DiscordRefused.UNKNOWN_CHANNEL) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Room begun(Place place, Investigation state) throws IOException {
        if (!homes.contains(place) && !state.places().contains(place.toString())) {
            return answering(place);
        }
        api.begin(place.channel(), place.thread(), name(state.alert().title(), ""));
        return thread(place);
    }

    /** Says that a place is a case's own before its journal does. @return the place */
    Place home(Place place) {
        homes.add(place);
        return place;
    }

    private static Room thread(Place place) {
        return new Room(place.thread(), null, "0");
    }

    private static Room answering(Place place) {
        return new Room(place.channel(), place.thread(), place.thread());
    }

    /** What a thread is called: Discord allows 100 characters. */
    static String name(String title, String ending) {
        String name = DiscordText.cut(DiscordText.flat(title), NAME - ending.length()) + ending;
        return name.isBlank() ? "Investigation" : name;
    }

    /** Forgets where the place's messages go: somebody deleted it, or it was told of wrongly. */
    void forget(Place place) {
        rooms.remove(place);
    }
}
