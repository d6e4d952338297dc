package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Narration;
import java.io.IOException;

/** The one quiet offer below a message that may be an alert; its button says which message it was. */
final class SlackOffer {

    /** Stands where other buttons name a case. */
    static final String NO_CASE = "-";

    private SlackOffer() {}

    /** Makes the offer, unless it stands there already. */
    static void make(SlackApi api, SlackPost post) throws IOException {
        String what = "offer-" + post.ts();
        if (!api.channels().marks(post.channel(), post.thread()).containsKey(SlackIds.mark(NO_CASE, what, 0))) {
            api.post(post.channel(), post.thread(), SlackCards.cards(Narration.offer(post.ts()), NO_CASE, what).getFirst());
        }
    }

    /** Takes the button away, because somebody pressed it. */
    static void taken(SlackApi api, String channel, String offer, String by) throws IOException {
        api.update(channel, offer, SlackCards.line("Looking into it, as " + SlackText.escaped(by) + " asked.", "offer-taken"));
    }
}
