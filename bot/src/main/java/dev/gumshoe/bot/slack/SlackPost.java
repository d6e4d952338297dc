package dev.gumshoe.bot.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.BotProfile;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageBotEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import dev.gumshoe.conversations.conversation.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands in a channel, whichever of Slack's events told of it.
 *
 * @param ts Slack's id of the message in its channel: when it was posted, in seconds with six decimals
 * @param thread the {@code ts} of the message that began the thread; its own when it is in none
 * @param user the person, or the app's user; null for a plain incoming webhook
 * @param bot the id of the app that posted it; null for a person's
 * @param sender the name the app posts under, as far as the event tells
 * @param direct whether it was written to Gumshoe alone
 * @param files what was shown along with it
 */
record SlackPost(
        String channel,
        String ts,
        String thread,
        @Nullable String user,
        @Nullable String bot,
        @Nullable String sender,
        String text,
        List<LayoutBlock> blocks,
        List<Attachment> attachments,
        boolean direct,
        List<File> files) {

    /** Words without files. */
    SlackPost(String channel, String ts, String thread, @Nullable String user, @Nullable String bot, @Nullable String sender, String text,
            List<LayoutBlock> blocks, List<Attachment> attachments, boolean direct) {
        this(channel, ts, thread, user, bot, sender, text, blocks, attachments, direct, List.of());
    }

    static SlackPost of(MessageEvent e) {
        return post(e.getChannel(), e.getTs(), e.getThreadTs(), e.getUser(), e.getBotId(), name(e.getBotProfile()), e.getText(),
                e.getBlocks(),
                e.getAttachments(), e.getChannelType());
    }

    static SlackPost of(MessageBotEvent e) {
        return post(e.getChannel(), e.getTs(), e.getThreadTs(), null, e.getBotId(), e.getUsername(), e.getText(), e.getBlocks(),
                e.getAttachments(), e.getChannelType());
    }

    static SlackPost of(MessageFileShareEvent e) {
        return post(e.getChannel(), e.getTs(), e.getThreadTs(), e.getUser(), null, null, e.getText(), e.getBlocks(), e.getAttachments(),
                e.getChannelType()).showing(e.getFiles());
    }

    static SlackPost of(MessageThreadBroadcastEvent e) {
        return post(e.getChannel(), e.getTs(), e.getThreadTs(), e.getUser(), null, null, e.getText(), e.getBlocks(), e.getAttachments(),
                e.getChannelType());
    }

    private SlackPost showing(@Nullable List<File> shown) {
        return new SlackPost(channel, ts, thread, user, bot, sender, text, blocks, attachments, direct,
                shown == null ? List.of() : List.copyOf(shown));
    }

    static SlackPost of(AppMentionEvent e) {
        return post(e.getChannel(), e.getTs(), e.getThreadTs(), e.getUser(), e.getBotId(), name(e.getBotProfile()), e.getText(),
                e.getBlocks(),
                e.getAttachments(), null);
    }

    /** The message as it reads after an edit. */
    static SlackPost of(MessageChangedEvent e) {
        MessageChangedEvent.Message m = e.getMessage();
        return post(e.getChannel(), m.getTs(), m.getThreadTs(), m.getUser(), m.getBotId(), name(m.getBotProfile()), m.getText(),
                m.getBlocks(),
                m.getAttachments(), e.getChannelType());
    }

    private static SlackPost post(String channel, String ts, @Nullable String thread, @Nullable String user, @Nullable String bot,
            @Nullable String sender, @Nullable String text, @Nullable List<LayoutBlock> blocks, @Nullable List<Attachment> attachments,
            @Nullable String channelType) {
        return new SlackPost(channel, ts, thread == null ? ts : thread, user, bot, sender, text == null ? "" : text,
                blocks == null ? List.of() : List.copyOf(blocks), attachments == null ? List.of() : List.copyOf(attachments),
                "im".equals(channelType));
    }

    private static @Nullable String name(@Nullable BotProfile profile) {
        return profile == null ? null : profile.getName();
    }

    /** The message of that id as Slack's history tells it. */
    static SlackPost of(String channel, Message m) {
        String name = m.getUsername() == null ? name(m.getBotProfile()) : m.getUsername();
        return post(channel, m.getTs(), m.getThreadTs(), m.getUser(), m.getBotId(), name, m.getText(), m.getBlocks(), m.getAttachments(),
                null);
    }

    /** The same with other words, and nothing but them. */
    SlackPost saying(String words) {
        return new SlackPost(channel, ts, thread, user, bot, sender, words, List.of(), List.of(), direct);
    }

    /** The id Gumshoe knows the message by: the same for every event about it. */
    String id() {
        return SlackIds.message(channel, ts);
    }

    /** The thread it is in or, in none, the thread it would begin. */
    Place place() {
        return SlackIds.place(channel, thread);
    }

    /** Whether it answers in a thread that another message began. */
    boolean inThread() {
        return !thread.equals(ts);
    }

    /** When it was posted. */
    Instant at() {
        return Instant.ofEpochSecond(0, new BigDecimal(ts).movePointRight(9).longValueExact());
    }
}
