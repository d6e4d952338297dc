package dev.gumshoe.bot.slack;

import dev.gumshoe.adapters.alerts.PlainAlerts;
import dev.gumshoe.conversations.conversation.Asked;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.incident.Alert;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cases that people ask for with the slash command, each in a thread that begins with what they asked. */
final class SlackRequests {

    private static final Logger LOG = LoggerFactory.getLogger(SlackRequests.class);

    private final SlackApi api;
    private final FrontDesk frontDesk;
    private final String command;

    /** @param command the slash command, with its slash */
    SlackRequests(SlackApi api, FrontDesk frontDesk, String command) {
        this.api = api;
        this.frontDesk = frontDesk;
        this.command = command;
    }

    /** How to ask for an investigation. */
    String usage() {
        return "Tell me what you see: `" + command
                + " checkout answers with errors since 14:05`. I open a thread and look into it. In the thread you can "
                + "steer me (`focus on checkout`, `since 14:05`, `it is not the database`, `stop`) and ask (`when did it start?`, `what changed?`).";
    }

    /**
     * Opens the case a person asks for with the slash command.
     *
     * @param words what they see; not empty
     * @return what only they are told; empty when the thread says it all
     */
    String investigate(String channel, String user, String name, String words) throws IOException {
        return switch (frontDesk.asked(SlackText.read(words))) {
            case Asked.Unclear unclear -> SlackText.escaped(unclear.why());
            case Asked.Case asked -> investigate(channel, user, name, words, asked);
        };
    }

    private String investigate(String channel, String user, String name, String words, Asked.Case asked) throws IOException {
        String shown = SlackText.escaped(asked.text());
        String mention = "<@" + SlackText.escaped(user) + ">";
        String ts = api.postAhead(channel, null, SlackCards.line(mention + " asked: " + shown, "asked"));
        SlackPost post = new SlackPost(channel, ts, ts, user, null, null, words, List.of(), List.of(), false);
        Alert alert = PlainAlerts.described(SlackWords.of(post));
        try {
            return frontDesk.investigate(alert, post.place(), "@" + name, asked) instanceof Intent.Refused refused ? refused.why() : "";
        } catch (RuntimeException e) {
            LOG.error("The case that {} asked for in {} could not be written down", name, channel, e);
            String sorry = "I could not write this down, so nothing is being looked at. Please ask again in a minute.";
            api.update(channel, ts, SlackCards.line(mention + " asked: " + shown + "\n⚠️ " + sorry, "asked"));
            return sorry;
        }
    }
}
