package dev.gumshoe.bot.slack;

import com.slack.api.methods.request.chat.ChatAppendStreamRequest;
import com.slack.api.methods.request.chat.ChatStartStreamRequest;
import com.slack.api.methods.request.chat.ChatStopStreamRequest;
import com.slack.api.model.block.LayoutBlock;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers in a thread with Gumshoe alone, written before the reader's eyes as Slack shows what assistants say: piece by piece, at the end the small
 * print and the mark. Where Slack does not know how, it is not asked twice, and the answer is posted as one message.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.startStream">chat.startStream</a>
 */
final class SlackStream {

    private static final Logger LOG = LoggerFactory.getLogger(SlackStream.class);
    private static final Set<String> NEVER = Set.of("unknown_method", "method_not_supported", "method_not_supported_for_channel_type",
            "missing_scope", "not_allowed_token_type", "access_denied");
    /** What one piece may hold. */
    private static final int PIECE = 12_000;

    private final SlackApi api;
    private volatile boolean known = true;

    SlackStream(SlackApi api) {
        this.api = api;
    }

    /**
     * Writes an answer.
     *
     * @param card the whole of it, of which the small print and the buttons end the stream
     * @param mark by which the message is found again
     * @return false when it has to be posted as a whole; nothing stands in the thread then
     * @throws IOException when Slack does not take a later piece, or cannot be reached
     */
    boolean write(Note note, Place place, SlackCards.Card card, String mark) throws IOException {
        if (!known || note.kind() != Note.Kind.ANSWER || !place.channel().startsWith("D")) {
            return false;
        }
        List<String> pieces = pieces(note);
        String ts;
        try {
            ts = SlackCalls.call("chat.startStream", () -> api.methods().chatStartStream(ChatStartStreamRequest.builder()
                    .channel(place.channel()).threadTs(place.thread()).markdownText(pieces.getFirst()).build())).getTs();
        } catch (SlackRefused e) {
            known = !NEVER.contains(e.code());
            LOG.debug("An answer is posted as a whole: {}", e.getMessage());
            return false;
        }
        for (String piece : pieces.subList(1, pieces.size())) {
            SlackCalls.call("chat.appendStream", () -> api.methods().chatAppendStream(
                    ChatAppendStreamRequest.builder().channel(place.channel()).ts(ts).markdownText("\n\n" + piece).build()));
        }
        List<LayoutBlock> end = card.smallPrint(mark);
        SlackCalls.call("chat.stopStream",
                () -> api.methods().chatStopStream(ChatStopStreamRequest.builder().channel(place.channel()).ts(ts).blocks(end).build()));
        return true;
    }

    private static List<String> pieces(Note note) {
        List<String> pieces = new ArrayList<>(List.of(SlackText.cut(SlackText.markdown(note.headline()), PIECE)));
        for (Note.Section section : note.sections()) {
            String label = section.label() == null ? "" : "**" + SlackText.markdown(section.label()) + "**\n";
            String lines = String.join("\n", section.lines().stream().map(line -> "- " + SlackText.markdown(line)).toList());
            pieces.add(SlackText.cut(label + lines, PIECE));
        }
        return pieces;
    }
}
