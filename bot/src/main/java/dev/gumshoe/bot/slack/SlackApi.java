package dev.gumshoe.bot.slack;

import static dev.gumshoe.bot.slack.SlackCalls.call;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.view.View;
import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's Web API as Gumshoe speaks in it: messages, edits, reactions, windows. Keeps to Slack's pace. Safe for use by several threads.
 *
 * @see SlackCalls
 */
public final class SlackApi implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackApi.class);

    private final Slack slack;
    private final MethodsClient methods;
    private final SlackPace pace;
    private final SlackChannels channels;
    private final SlackUploads uploads;

    /** The methods as one workspace's settings reach them; nothing is asked before a method is called. */
    public SlackApi(SlackSettings settings) {
        slack = Slack.getInstance(SlackCalls.config(settings));
        methods = slack.methods(settings.botToken());
        pace = new SlackPace(settings.pace());
        channels = new SlackChannels(methods);
        uploads = new SlackUploads(slack, settings.botToken(), pace);
    }

    Slack slack() {
        return slack;
    }

    /** The methods, for what this class does not name. */
    MethodsClient methods() {
        return methods;
    }

    /** What Slack tells of channels and of what stands in them. */
    SlackChannels channels() {
        return channels;
    }

    /** Messages with files. */
    SlackUploads uploads() {
        return uploads;
    }

    /** Whether an edit would be within what Slack allows a minute; asking uses it up. */
    boolean roomForAnEdit() {
        return pace.roomForAnEdit();
    }

    /** The id of our own user, by which Slack also tells that the bot token is good. */
    String self() throws IOException {
        return Objects.requireNonNullElse(call("auth.test", () -> methods.authTest(r -> r)).getUserId(), "");
    }

    /** Asks Slack whether the app-level token may open a connection. */
    void checkAppToken(String appToken) throws IOException {
        call("apps.connections.open", () -> slack.methods(appToken).appsConnectionsOpen(r -> r));
    }

    /**
     * Posts a message.
     *
     * @param thread the thread to answer in, or null to begin one
     * @return the {@code ts} of the message
     */
    String post(String channel, @Nullable String thread, SlackCards.Card card) throws IOException {
        pace.forAPost(channel);
        return posted(channel, thread, card);
    }

    /**
     * Posts what people wait for first: that something began. It goes ahead of whatever else waits to be posted there; when Slack wants it to wait all
     * the same, it does.
     *
     * @see #post
     */
    String postAhead(String channel, @Nullable String thread, SlackCards.Card card) throws IOException {
        pace.ahead(channel);
        return posted(channel, thread, card);
    }

    private String posted(String channel, @Nullable String thread, SlackCards.Card card) throws IOException {
        return call("chat.postMessage", () -> methods.chatPostMessage(r -> r.channel(channel).threadTs(thread).text(card.text())
                .blocks(card.blocks()).unfurlLinks(false).unfurlMedia(false))).getTs();
    }

    /** Replaces what a message of ours says. */
    void update(String channel, String ts, SlackCards.Card card) throws IOException {
        call("chat.update", () -> methods.chatUpdate(r -> r.channel(channel).ts(ts).text(card.text()).blocks(card.blocks())));
    }

    /** Says something that only one person sees. */
    void whisper(String channel, @Nullable String thread, String user, String text) throws IOException {
        call("chat.postEphemeral", () -> methods.chatPostEphemeral(r -> r.channel(channel).threadTs(thread).user(user).text(text)));
    }

    /** Puts a reaction on a message; one that is there already stays. */
    void react(String channel, String ts, String emoji) throws IOException {
        try {
            call("reactions.add", () -> methods.reactionsAdd(r -> r.channel(channel).timestamp(ts).name(emoji)));
        } catch (SlackRefused e) {
            if (!e.code().equals("already_reacted")) {
                throw e;
            }
        }
    }

    /** Opens a window over what the person looks at, who just pressed something. */
    void open(String trigger, View view) throws IOException {
        call("views.open", () -> methods.viewsOpen(r -> r.triggerId(trigger).view(view)));
    }

    /** Shows the person our home page. */
    void publish(String user, View view) throws IOException {
        call("views.publish", () -> methods.viewsPublish(r -> r.userId(user).view(view)));
    }

    /**
     * Whether everybody of the company could enter the channel; what Slack does not tell is taken as closed.
     *
     * @param channel {@code slack/C1}; a channel of another surface is none of Slack's
     */
    public boolean openToAll(String channel) {
        String id = channel.substring(channel.indexOf('/') + 1);
        try {
            return channel.startsWith(SlackIds.SURFACE + "/") && !id.startsWith("D") && !channels.closed(id);
        } catch (IOException e) {
            LOG.warn("Whether {} is open Slack does not tell: {}", channel, e.getMessage());
            return false;
        }
    }

    /** Where a browser finds the message. */
    String link(String channel, String ts) throws IOException {
        return call("chat.getPermalink", () -> methods.chatGetPermalink(r -> r.channel(channel).messageTs(ts))).getPermalink();
    }

    @Override
    public void close() throws IOException {
        try {
            slack.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the Slack client did not close", e);
        }
    }
}
