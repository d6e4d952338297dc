package dev.gumshoe.bot.slack;

import static dev.gumshoe.bot.slack.SlackCalls.call;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Slack tells of channels: what they are called, who is in them, and what stands in them and in their threads. Safe for use by several threads. */
final class SlackChannels {

    private static final int PAGE = 200;

    private final MethodsClient methods;

    SlackChannels(MethodsClient methods) {
        this.methods = methods;
    }

    /** The name of a channel, without the #. */
    String channelName(String channel) throws IOException {
        ConversationsInfoResponse answer = call("conversations.info", () -> methods.conversationsInfo(r -> r.channel(channel)));
        return Objects.requireNonNullElse(answer.getChannel().getName(), channel);
    }

    /**
     * The id of a channel that Gumshoe can see.
     *
     * @param channel its id, which is given back, or its name with a #
     */
    String channelId(String channel) throws IOException {
        if (!channel.startsWith("#")) {
            return channel;
        }
        String cursor = "";
        do {
            String from = cursor;
            var page = call("conversations.list", () -> methods.conversationsList(r -> r.excludeArchived(true).limit(PAGE).cursor(from)
                    .types(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL))));
            for (Conversation conversation : listOrNone(page.getChannels())) {
                if (channel.substring(1).equals(conversation.getName())) {
                    return conversation.getId();
                }
            }
            cursor = next(page.getResponseMetadata() == null ? null : page.getResponseMetadata().getNextCursor());
        } while (!cursor.isEmpty());
        throw new SlackRefused("conversations.list", "channel_not_found", "no channel is called " + channel);
    }

    /**
     * The marks our messages in a thread carry, each with the {@code ts} of its message: ids of first blocks, and names of files.
     *
     * @see SlackIds#mark
     */
    Map<String, String> marks(String channel, String thread) throws IOException {
        Map<String, String> marks = new HashMap<>();
        paged("conversations.replies",
                cursor -> methods.conversationsReplies(r -> r.channel(channel).ts(thread).limit(PAGE).cursor(cursor)),
                page -> listOrNone(page.getMessages()),
                page -> page.getResponseMetadata() == null ? null : page.getResponseMetadata().getNextCursor())
                .forEach(message -> mark(message, marks));
        return marks;
    }

    /** The {@code ts} of our message in the channel that carries the mark, among those posted since. */
    Optional<Message> find(String channel, String mark, String oldest) throws IOException {
        String cursor = "";
        do {
            String from = cursor;
            var page = call("conversations.history",
                    () -> methods.conversationsHistory(r -> r.channel(channel).oldest(oldest).limit(PAGE).cursor(from)));
            for (Message message : listOrNone(page.getMessages())) {
                Map<String, String> marks = new HashMap<>();
                mark(message, marks);
                if (marks.containsKey(mark)) {
                    message.setChannel(channel);
                    return Optional.of(message);
                }
            }
            cursor = next(page.getResponseMetadata() == null ? null : page.getResponseMetadata().getNextCursor());
        } while (!cursor.isEmpty());
        return Optional.empty();
    }

    /** What was posted in the channel outside threads since then. */
    List<Message> history(String channel, String oldest) throws IOException {
        return paged("conversations.history", cursor -> methods.conversationsHistory(
                r -> r.channel(channel).oldest(oldest).limit(PAGE).cursor(cursor)), page -> listOrNone(page.getMessages()),
                page -> page.getResponseMetadata() == null ? null : page.getResponseMetadata().getNextCursor());
    }

    /** What was posted in a thread since then, without the message that began it. */
    List<Message> replies(String channel, String thread, String oldest) throws IOException {
        return paged("conversations.replies", cursor -> methods.conversationsReplies(
                r -> r.channel(channel).ts(thread).oldest(oldest).limit(PAGE).cursor(cursor)), page -> listOrNone(page.getMessages()),
                page -> page.getResponseMetadata() == null ? null : page.getResponseMetadata().getNextCursor())
                .stream().filter(message -> !thread.equals(message.getTs())).toList();
    }

    /** Whether only its members see the channel. */
    boolean closed(String channel) throws IOException {
        Conversation told = call("conversations.info", () -> methods.conversationsInfo(r -> r.channel(channel))).getChannel();
        return told.isPrivate() || told.isIm() || told.isMpim();
    }

    /** The ids of those who are in the channel. */
    Set<String> members(String channel) throws IOException {
        return new HashSet<>(paged("conversations.members", cursor -> methods.conversationsMembers(
                r -> r.channel(channel).limit(PAGE).cursor(cursor)), page -> listOrNone(page.getMembers()),
                page -> page.getResponseMetadata() == null ? null : page.getResponseMetadata().getNextCursor()));
    }

    /** A call for the page behind a cursor. */
    private interface Paging<T> {
        T page(String cursor) throws IOException, SlackApiException;
    }

    private static <T extends SlackApiTextResponse, E> List<E> paged(String method, Paging<T> paging, Function<T, List<E>> items,
            Function<T, @Nullable String> following) throws IOException {
        List<E> all = new ArrayList<>();
        String cursor = "";
        do {
            String from = cursor;
            T page = call(method, () -> paging.page(from));
            all.addAll(items.apply(page));
            cursor = next(following.apply(page));
        } while (!cursor.isEmpty());
        return all;
    }

    /** The message of that {@code ts} as it stands in the channel now. */
    SlackPost message(String channel, String ts) throws IOException {
        var page = call("conversations.history",
                () -> methods.conversationsHistory(r -> r.channel(channel).latest(ts).inclusive(true).limit(1)));
        return listOrNone(page.getMessages()).stream().filter(m -> ts.equals(m.getTs())).findFirst().map(m -> SlackPost.of(channel, m))
                .orElseThrow(() -> new SlackRefused("conversations.history", "message_not_found", "the message is not there any more"));
    }

    private static String next(@Nullable String cursor) {
        return cursor == null ? "" : cursor;
    }

    private static void mark(Message message, Map<String, String> marks) {
        listOrNone(message.getBlocks()).stream().map(block -> block.getBlockId()).filter(Objects::nonNull)
                .forEach(id -> marks.putIfAbsent(id, message.getTs()));
        listOrNone(message.getFiles()).stream().map(File::getName).filter(Objects::nonNull)
                .forEach(name -> marks.putIfAbsent(name, message.getTs()));
    }

    private static <T> List<T> listOrNone(@Nullable List<T> list) {
        return list == null ? new ArrayList<>() : list;
    }
}
