package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Courtesies;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.RecentIds;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said back to a message, each time afterwards and once: a mark on it, a line in its thread, a word to its writer alone. Safe for several
 * threads.
 */
final class SlackFeedback {

    private static final Logger LOG = LoggerFactory.getLogger(SlackFeedback.class);
    private static final String SEEN = "eyes";

    private final SlackApi api;
    private final FrontDesk frontDesk;
    private final SlackMemory memory;
    private final SlackAssistant assistant;
    private final Courtesies courtesies;
    private final RecentIds repliedTo = new RecentIds();

    SlackFeedback(SlackApi api, FrontDesk frontDesk, SlackMemory memory, Courtesies courtesies) {
        this.api = api;
        this.frontDesk = frontDesk;
        this.memory = memory;
        this.assistant = new SlackAssistant(api);
        this.courtesies = courtesies;
    }

    /**
     * Shows what became of a message.
     *
     * @param addressed whether Gumshoe was spoken to
     */
    void answer(Intent intent, SlackPost post, boolean addressed) {
        switch (intent) {
            case Intent.Opened _,Intent.Heard _ -> courtesies.later(() -> {
                api.react(post.channel(), post.ts(), SEEN);
                assistant.working(post);
            });
            case Intent.Joined joined when joined.quiet() -> LOG.debug("{} is one of many", post.id());
            case Intent.Joined joined -> courtesies.later(() -> {
                api.react(post.channel(), post.ts(), SEEN);
                if (!once(post)) {
                    return;
                }
                String line = "This belongs to " + where(joined.caseId()) + ": " + SlackText.escaped(joined.why()) + ".";
                api.post(post.channel(), post.thread(), SlackCards.line(line, SlackIds.mark(joined.caseId(), "joined", 0)));
            });
            case Intent.Offered _ when !once(post) -> LOG.debug("{} was offered already", post.id());
            case Intent.Offered _ -> courtesies.later(() -> SlackOffer.make(api, post));
            case Intent.Refused refused when post.user() != null && post.bot() == null -> refuse(post, post.user(), refused.why());
            case Intent.Refused refused -> say(post, "", addressed, SlackText.escaped(refused.why()));
            case Intent.Held _,Intent.Repeated _,Intent.Talk _ -> LOG.debug("Nothing to do for {}", post.id());
        }
    }

    /** The case as a link to its thread, or by its id where Slack tells of none; escaped. */
    private String where(String caseId) throws IOException {
        Optional<Place> thread = frontDesk.caseOf(caseId).stream().flatMap(state -> state.places().stream()).map(Place::parse)
                .filter(place -> place.surface().equals(SlackIds.SURFACE)).findFirst();
        if (thread.isEmpty()) {
            return "the investigation " + SlackText.escaped(caseId);
        }
        try {
            return SlackText.link(URI.create(api.link(thread.get().channel(), thread.get().thread())), "this investigation");
        } catch (SlackRefused | IllegalArgumentException e) {
            LOG.debug("No link to {}: {}", caseId, e.getMessage());
            return "the investigation " + SlackText.escaped(caseId);
        }
    }

    /** Says why something is not done, to the one who wanted it alone. */
    void refuse(SlackPost post, String user, String why) {
        if (once(post)) {
            courtesies.later(() -> api.whisper(post.channel(), post.inThread() ? post.thread() : null, user, SlackText.escaped(why)));
        }
    }

    /** Whether nothing was said back to the message yet, by this copy of the program or another: Slack tells of a mention in two events. */
    private boolean once(SlackPost post) {
        return repliedTo.add(post.id()) && memory.first(post.id());
    }

    /**
     * Says it in the thread to those who addressed Gumshoe, and to the writer alone when they did not. Once.
     */
    void say(SlackPost post, String user, boolean addressed, String escaped) {
        if (!once(post)) {
            return;
        }
        courtesies.later(() -> {
            if (addressed || user.isEmpty()) {
                api.post(post.channel(), post.thread(), SlackCards.line(escaped, "said"));
            } else {
                api.whisper(post.channel(), post.inThread() ? post.thread() : null, user, escaped);
            }
        });
    }

    /** Takes the button away below a message, because somebody pressed it. */
    void taken(String channel, String offer, String by) {
        courtesies.later(() -> SlackOffer.taken(api, channel, offer, by));
    }
}
