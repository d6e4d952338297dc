package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Reaction;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks people's messages with how far they got. A mark that Slack does not take is no harm: the thread says the same in words. */
final class SlackReactions {

    private static final Logger LOG = LoggerFactory.getLogger(SlackReactions.class);
    private static final Pattern MESSAGE = Pattern.compile(SlackIds.SURFACE + "-([A-Z][A-Z0-9]+)-(\\d+\\.\\d+)");

    private final SlackApi api;

    SlackReactions(SlackApi api) {
        this.api = api;
    }

    /** The emoji of a mark. */
    static String emoji(Reaction.Mark mark) {
        return switch (mark) {
            case SEEN -> "eyes";
            case USED -> "compass";
            case NOT_USED -> "no_entry_sign";
            case DONE -> "white_check_mark";
        };
    }

    /** Shows the mark where the message is one of Slack's. */
    void show(Reaction reaction) {
        Matcher message = MESSAGE.matcher(reaction.message());
        if (!message.matches()) {
            return;
        }
        try {
            api.react(message.group(1), message.group(2), emoji(reaction.mark()));
        } catch (IOException e) {
            LOG.warn("{} is not marked as {}: {}", reaction.message(), reaction.mark(), e.getMessage());
        }
    }
}
