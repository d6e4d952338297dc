package dev.gumshoe.bot.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.methods.response.files.FilesCompleteUploadExternalResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.util.thread.ExecutorServiceProvider;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.gumshoe.bot.reports.ReportFile;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The few methods of Slack's Web API that Gumshoe calls. Waits as long as Slack asks when it is told to slow down; every other refusal is an
 * exception. Safe for use by several threads.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Rate limits</a>
 */
public final class SlackApi implements Closeable {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int PATIENCE = 10;
    /** Many cases are told to wait at the same moment; they must not come back at the same moment. */
    private static final double JITTER = 0.2;
    private static final Duration UNKNOWN_WAIT = Duration.ofSeconds(2);
    private static final int PAGE = 200;
    private static final MediaType PNG = MediaType.get("image/png");
    /** What Slack takes as the description of a picture. */
    private static final int LONGEST_ALT = 1_000;

    private static final RetryPolicy<Object> AS_SLACK_ASKS = RetryPolicy.builder()
            .handleIf(failure -> failure instanceof SlackApiException e && e.getResponse().code() == TOO_MANY_REQUESTS)
            .withDelayFnOn(context -> wait(Objects.requireNonNull(context.getLastException())), SlackApiException.class)
            .withJitter(JITTER).withMaxRetries(PATIENCE).build();

    /** One call of a method. */
    interface Call<T> {
        T run() throws IOException, SlackApiException;
    }

    private final Slack slack;
    private final MethodsClient methods;
    private final String botToken;
    private final SlackPace pace;

    /** The methods as one workspace's settings reach them; nothing is asked before a method is called. */
    public SlackApi(SlackSettings settings) {
        slack = Slack.getInstance(config(settings));
        botToken = settings.botToken();
        methods = slack.methods(botToken);
        pace = new SlackPace(settings.pace());
    }

    /** The client library's configuration: the endpoint, and virtual threads instead of pools of its own. */
    private static SlackConfig config(SlackSettings settings) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.apiUrl().toString());
        config.setStatsEnabled(false);
        config.setExecutorServiceProvider(new VirtualThreads());
        return config;
    }

    private static final class VirtualThreads implements ExecutorServiceProvider {

        /** The timers of the client's connection: its queue, its heartbeat. */
        private static final int TIMERS = 4;

        @Override
        public ExecutorService createThreadPoolExecutor(String group, int size) {
            return Executors.newThreadPerTaskExecutor(named(group));
        }

        @Override
        public ScheduledExecutorService createThreadScheduledExecutor(String group) {
            return Executors.newScheduledThreadPool(TIMERS, named(group));
        }

        private static ThreadFactory named(String group) {
            return Thread.ofVirtual().name(group + "-", 0).factory();
        }
    }

    Slack slack() {
        return slack;
    }

    /** The methods, for what this class does not name. */
    MethodsClient methods() {
        return methods;
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

    /** Posts a message and its pictures as one. */
    void pictures(String channel, String thread, SlackCards.Card card, String mark, List<SlackPictures.Picture> pictures)
            throws IOException {
        JsonArray files = new JsonArray();
        for (int number = 0; number < pictures.size(); number++) {
            SlackPictures.Picture picture = pictures.get(number);
            JsonObject file = new JsonObject();
            file.addProperty("id", uploaded(SlackIds.file(mark, number), PNG, picture.png(), picture.alt()));
            file.addProperty("title", picture.title());
            files.add(file);
        }
        complete(channel, thread, card, files);
    }

    /** Posts a message and its files as one. */
    void files(String channel, String thread, SlackCards.Card card, List<ReportFile> handed) throws IOException {
        JsonArray files = new JsonArray();
        for (ReportFile each : handed) {
            JsonObject file = new JsonObject();
            file.addProperty("id", uploaded(each.name(), MediaType.get(each.type()), each.bytes(), each.name()));
            file.addProperty("title", each.name());
            files.add(file);
        }
        complete(channel, thread, card, files);
    }

    private void complete(String channel, String thread, SlackCards.Card card, JsonArray files) throws IOException {
        String blocks = GsonFactory.createSnakeCase().toJson(card.blocks());
        pace.forAPost(channel);
        // the client library's request has no blocks yet, Slack's method has
        call("files.completeUploadExternal", () -> methods.postFormWithTokenAndParseResponse(
                form -> form.add("files", files.toString()).add("channel_id", channel).add("thread_ts", thread).add("blocks", blocks),
                "files.completeUploadExternal", botToken, FilesCompleteUploadExternalResponse.class));
    }

    private String uploaded(String name, MediaType type, byte[] bytes, String alt) throws IOException {
        var place = call("files.getUploadURLExternal", () -> methods.filesGetUploadURLExternal(
                r -> r.filename(name).length(bytes.length).altTxt(SlackText.cut(alt, LONGEST_ALT))));
        Request upload = new Request.Builder().url(place.getUploadUrl()).post(RequestBody.create(bytes, type)).build();
        try (Response answer = slack.getHttpClient().getOkHttpClient().newCall(upload).execute()) {
            if (!answer.isSuccessful()) {
                throw new IOException("the upload of " + name + " was answered with HTTP " + answer.code());
            }
        }
        return place.getFileId();
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

    static <T extends SlackApiTextResponse> T call(String method, Call<T> call) throws IOException {
        try {
            T answer = Failsafe.with(AS_SLACK_ASKS).get(call::run);
            if (!answer.isOk()) {
                throw new SlackRefused(method, Objects.requireNonNullElse(answer.getError(), "no reason given"),
                        answer.getNeeded() == null ? "" : "needs " + answer.getNeeded());
            }
            return answer;
        } catch (FailsafeException e) {
            throw new IOException(method + " did not reach Slack: " + reason(e.getCause()), e.getCause());
        }
    }

    private static String reason(@Nullable Throwable failure) {
        return failure instanceof SlackApiException e ? "HTTP " + e.getResponse().code() : String.valueOf(failure);
    }

    private static Duration wait(Throwable failure) {
        String seconds = failure instanceof SlackApiException e ? e.getResponse().header("Retry-After") : null;
        return seconds != null && seconds.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : UNKNOWN_WAIT;
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
