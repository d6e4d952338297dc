package dev.gumshoe.bot.slack;

import com.slack.api.model.Message;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was posted in watched channels and in the threads of open cases while nobody listened: Slack does not tell over a socket again what it
 * told while none was open. What was heard before is left alone.
 */
final class SlackMissed {

    private static final Logger LOG = LoggerFactory.getLogger(SlackMissed.class);
    private static final int OPEN_CASES = 50;

    /** What people and programs write; the rest tells who came and went. */
    private static final Set<String> WORDS = Set.of("", "bot_message", "file_share", "thread_broadcast");

    private final SlackApi api;
    private final FrontDesk desk;
    private final SlackInbox inbox;
    private final WatchedChannels watched;
    private final SlackMemory memory;
    private final Duration back;
    private final InstantSource clock;

    /** @param back how far back is read at most */
    SlackMissed(SlackApi api, FrontDesk desk, SlackInbox inbox, WatchedChannels watched, SlackMemory memory, Duration back,
            InstantSource clock) {
        this.api = api;
        this.desk = desk;
        this.inbox = inbox;
        this.watched = watched;
        this.memory = memory;
        this.back = back;
        this.clock = clock;
    }

    /**
     * Reads it; what cannot be read is left out and said in the log.
     *
     * @param self the id of Gumshoe's own user
     */
    synchronized void read(String self) {
        if (back.isZero()) {
            return;
        }
        List<Place> threads = desk.recent(OPEN_CASES).stream().filter(state -> state.phase() != Phase.CLOSED)
                .flatMap(state -> state.places().stream()).map(Place::parse)
                .filter(place -> place.surface().equals(SlackIds.SURFACE)).distinct().toList();
        Set<String> channels = threads.stream().map(Place::channel).collect(Collectors.toCollection(TreeSet::new));
        channels.addAll(watched.ids());
        channels.forEach(channel -> read(channel, threads.stream().filter(place -> place.channel().equals(channel)).toList(), self));
    }

    private void read(String channel, List<Place> threads, String self) {
        long heard = memory.heardTo(channel);
        if (heard == 0) {
            return;
        }
        String oldest = oldest();
        try {
            if (watched.watches(channel)) {
                take(api.channels().history(channel, oldest), channel, heard, oldest, self);
            }
            for (Place thread : threads) {
                take(api.channels().replies(channel, thread.thread(), oldest), channel, heard, oldest, self);
            }
        } catch (IOException e) {
            LOG.warn("What was posted in {} meanwhile could not be read: {}", channel, e.getMessage());
        }
    }

    private String oldest() {
        Instant from = clock.instant().minus(back);
        return from.getEpochSecond() + ".000000";
    }

    private void take(List<Message> messages, String channel, long heard, String oldest, String self) throws IOException {
        List<Message> inOrder = messages.stream().filter(m -> WORDS.contains(m.getSubtype() == null ? "" : m.getSubtype()))
                .filter(m -> SlackMemory.micros(m.getTs()) >= SlackMemory.micros(oldest))
                .sorted(Comparator.comparingLong(m -> SlackMemory.micros(m.getTs()))).toList();
        for (Message message : inOrder) {
            SlackPost post = SlackPost.of(channel, message);
            if (SlackMemory.micros(message.getTs()) > heard) {
                LOG.info("Reading {}, which was posted while nobody listened", post.id());
                inbox.posted(post, self);
                memory.heard(channel, message.getTs());
            } else if (message.getEdited() != null && SlackMemory.micros(message.getEdited().getTs()) > heard) {
                inbox.edited(post, self);
            }
        }
    }
}
