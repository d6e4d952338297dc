package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Gives cases that began outside Discord a thread in the home channel, or a post in the home forum: its first message is the case's status. */
final class DiscordHome {

    /** Clocks differ: how much earlier than the case its thread may seem to have begun. */
    private static final Duration DIFFERENCE = Duration.ofMinutes(5);

    private final DiscordApi api;
    private final String channel;
    private final BiConsumer<String, Place> joined;
    private final Map<String, Place> threads = new ConcurrentHashMap<>();

    /** @param joined told the case's id and its new thread, so that it gets into the record */
    DiscordHome(DiscordApi api, String channel, BiConsumer<String, Place> joined) {
        this.api = api;
        this.channel = channel;
        this.joined = joined;
    }

    /** The case's thread, begun with the card if there is none. */
    Place thread(Investigation state, DiscordCard card) throws IOException {
        Place known = threads.get(state.id());
        if (known != null) {
            return known;
        }
        DiscordChannel home = api.known(api.channelId(channel));
        Place thread = DiscordIds.place(home.id(), home.forum() ? inForum(home, state, card) : inChannel(home, state, card));
        joined.accept(state.id(), thread);
        threads.put(state.id(), thread);
        return thread;
    }

    private String inForum(DiscordChannel home, Investigation state, DiscordCard card) throws IOException {
        String ending = " · " + state.id();
        Optional<String> there = api.postNamed(home, ending);
        return there.isPresent() ? there.get() : api.post(home, DiscordRooms.name(state.alert().title(), ending), card);
    }

    private String inChannel(DiscordChannel home, Investigation state, DiscordCard card) throws IOException {
        String since = DiscordIds.since(state.opening().at().minus(DIFFERENCE));
        String there = api.marks(home.id(), since).get(card.mark());
        return there != null ? there : api.post(home.id(), card, DiscordIds.nonce(home.id(), card.mark()), null, List.of());
    }

    /** Forgets a case that has ended. */
    void forget(String caseId) {
        threads.remove(caseId);
    }
}
