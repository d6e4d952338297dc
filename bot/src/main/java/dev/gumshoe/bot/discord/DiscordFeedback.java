package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.Courtesies;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.RecentIds;
import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said back to a message, each time afterwards and a line once: a mark on it, a line below it, a word to its writer alone. Safe for several
 * threads.
 */
final class DiscordFeedback {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordFeedback.class);

    private final DiscordApi api;
    private final Courtesies courtesies;
    private final RecentIds repliedTo = new RecentIds();

    DiscordFeedback(DiscordApi api, Courtesies courtesies) {
        this.api = api;
        this.courtesies = courtesies;
    }

    /** Shows what became of a message. */
    void answer(Intent intent, DiscordPost post) {
        switch (intent) {
            case Intent.Opened _,Intent.Heard _ -> react(post, DiscordReactions.SEEN);
            case Intent.Joined joined when joined.quiet() -> LOG.debug("{} is one of many", post.key());
            case Intent.Offered _ -> offer(post);
            case Intent.Joined _ -> react(post, DiscordReactions.JOINED);
            case Intent.Refused refused -> refuse(post, refused.why());
            case Intent.Held _,Intent.Repeated _,Intent.Talk _ -> LOG.debug("Nothing to do for {}", post.key());
        }
    }

    /** Marks the message. */
    void react(DiscordPost post, String emoji) {
        courtesies.later(() -> api.react(post.spot().id(), post.id(), emoji));
    }

    /** Says why not to the person alone; where they take no direct messages, in answer to what they said. */
    void refuse(DiscordPost post, String why) {
        if (post.program() || !repliedTo.add(post.key())) {
            return;
        }
        courtesies.later(() -> {
            DiscordCard card = DiscordCard.line(DiscordText.escaped(why), "");
            if (post.spot().direct()) {
                api.post(post.spot().id(), card, DiscordIds.nonce(post.spot().id(), "why " + post.id()), post.id(), List.of());
                return;
            }
            api.react(post.spot().id(), post.id(), DiscordReactions.REFUSED);
            try {
                String alone = api.direct(post.user());
                api.post(alone, card, DiscordIds.nonce(alone, "why " + post.id()), null, List.of());
            } catch (DiscordRefused e) {
                LOG.debug("{} takes no direct messages: {}", post.user(), e.getMessage());
                api.post(post.spot().id(), card, DiscordIds.nonce(post.spot().id(), "why " + post.id()), post.id(), List.of());
            }
        });
    }

    /** Says something below the message, in Discord's Markdown. */
    void say(DiscordPost post, String rendered) {
        if (repliedTo.add(post.key())) {
            courtesies.later(() -> api.post(post.spot().id(), DiscordCard.line(rendered, ""),
                    DiscordIds.nonce(post.spot().id(), "said " + post.id()),
                    post.id(), List.of()));
        }
    }

    /** One quiet offer with a button: it may be an alarm, and may be something else. */
    private void offer(DiscordPost post) {
        if (repliedTo.add(post.key())) {
            courtesies.later(() -> api.post(post.spot().id(), offer(), DiscordIds.nonce(post.spot().id(), "offer " + post.id()), post.id(),
                    List.of()));
        }
    }

    private static DiscordCard offer() {
        Note offer = Narration.offer("");
        Action accept = offer.actions().getFirst();
        String id = new DiscordButtons.Pressed("-", accept).id();
        return DiscordCard.line(offer.headline(), "").offering(List.of(ActionRow.of(Button.primary(id, accept.label()))));
    }

    /** Says that a person's message could not be written down. */
    void sorry(DiscordPost post) {
        if (!post.program() && post.mentioned()) {
            say(post, "I could not write this down, so nothing came of it. Please say it again in a minute.");
        }
    }
}
