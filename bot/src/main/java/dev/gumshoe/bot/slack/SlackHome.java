package dev.gumshoe.bot.slack;

import com.slack.api.model.Message;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Gives cases that began outside Slack a thread in the home channel: its first message is the case's status. */
final class SlackHome {

    /** Clocks differ: how much earlier than the case its thread may seem to have begun. */
    private static final Duration SLACK_IN_CLOCKS = Duration.ofMinutes(5);

    private final SlackApi api;
    private final String channel;
    private final BiConsumer<String, Place> joined;
    private final Map<String, Place> threads = new ConcurrentHashMap<>();

    /** @param joined told the case's id and its new thread, so that it gets into the record */
    SlackHome(SlackApi api, String channel, BiConsumer<String, Place> joined) {
        this.api = api;
        this.channel = channel;
        this.joined = joined;
    }

    /** The case's thread, begun with the card if there is none. */
    Place thread(Investigation state, SlackCards.Card card) throws IOException {
        Place known = threads.get(state.id());
        if (known != null) {
            return known;
        }
        String home = api.channels().channelId(channel);
        Optional<Message> there = api.channels().find(home, SlackLiving.mark(state.id()),
                seconds(state.opening().at().minus(SLACK_IN_CLOCKS)));
        Place thread = SlackIds.place(home, there.isPresent() ? there.get().getTs() : api.postAhead(home, null, card));
        joined.accept(state.id(), thread);
        threads.put(state.id(), thread);
        return thread;
    }

    /** Forgets a case that has ended. */
    void forget(String caseId) {
        threads.remove(caseId);
    }

    private static String seconds(Instant at) {
        return at.getEpochSecond() + ".000000";
    }
}
