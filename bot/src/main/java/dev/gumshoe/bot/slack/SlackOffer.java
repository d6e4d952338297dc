package dev.gumshoe.bot.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import java.io.IOException;
import java.util.List;

/** The one quiet offer below a message that may be an alert: a line, and a button that remembers nothing but which message it was. */
final class SlackOffer {

    /** The id of the button, which the press comes back with. */
    static final String PRESSED = "gumshoe-investigate";

    private static final String LINE = "This may be an alert, I am not sure. Shall I look into it?";

    private SlackOffer() {}

    /** Makes the offer, unless it stands there already. */
    static void make(SlackApi api, SlackPost post) throws IOException {
        String mark = "g:offer:" + post.ts() + ":0";
        if (!api.marks(post.channel(), post.thread()).containsKey(mark)) {
            api.post(post.channel(), post.thread(), new SlackCards.Card(LINE, blocks(mark, post.ts())));
        }
    }

    /** Takes the button away, because somebody pressed it. */
    static void taken(SlackApi api, String channel, String offer, String by) throws IOException {
        api.update(channel, offer, SlackCards.line("Looking into it, as " + SlackText.escaped(by) + " asked.", "offer-taken"));
    }

    private static List<LayoutBlock> blocks(String mark, String ts) {
        return List.of(
                SectionBlock.builder().blockId(mark).text(MarkdownTextObject.builder().text(LINE).build()).build(),
                ActionsBlock.builder().elements(List.of(ButtonElement.builder().actionId(PRESSED).value(ts)
                        .text(PlainTextObject.builder().text("Investigate").build()).build())).build());
    }
}
