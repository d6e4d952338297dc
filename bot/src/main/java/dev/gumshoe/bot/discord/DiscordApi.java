package dev.gumshoe.bot.discord;

import dev.gumshoe.adapters.http.ConnectionTrouble;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.RestFuture;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.requests.Route.CompiledRoute;
import net.dv8tion.jda.api.utils.AttachedFile;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.Requester;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The few requests of Discord's REST API that Gumshoe makes on its own account, through JDA, which waits as long as Discord asks. They need no
 * gateway, so that any process can make them; JDA's own objects come from the gateway, which is why its requests are used here one level
 * lower. Safe for use by several threads.
 *
 * @see <a href="https://docs.discord.com/developers/topics/rate-limits">Rate limits</a>
 */
final class DiscordApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    private final DiscordSettings settings;
    private final Map<String, DiscordChannel> channels = new ConcurrentHashMap<>();
    private @Nullable JDA jda;
    private boolean closed;

    DiscordApi(DiscordSettings settings) {
        this.settings = settings;
    }

    /** Logged in at first use; nothing is connected. */
    private synchronized JDA jda() throws IOException {
        if (closed) {
            throw new IOException("the connection to Discord is closed");
        }
        if (jda == null) {
            jda = DiscordLogin.forRequests(settings);
        }
        return jda;
    }

    /** The id of Gumshoe's own user. */
    String self() throws IOException {
        return jda().getSelfUser().getId();
    }

    private static Response whole(Response response) {
        return response;
    }

    private <T> T call(String what, CompiledRoute route, @Nullable RequestBody body, Function<Response, T> read) throws IOException {
        RestFuture<T> future = (RestFuture<T>) new RestActionImpl<T>(jda(), route, body, (response, _) -> read.apply(response)).submit();
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failure(what, e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new IOException(what + " was not answered by Discord within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(what + " was interrupted");
        }
    }

    /** What went wrong, in our words. */
    static IOException failure(String what, @Nullable Throwable cause) {
        if (cause instanceof ErrorResponseException e && !e.isServerError() && e.getErrorCode() > 0) {
            return new DiscordRefused(what, e.getErrorCode(), e.getMeaning());
        }
        if (cause instanceof ErrorResponseException e && e.getResponse().code == DiscordRefused.UNAUTHORIZED) {
            return new DiscordRefused(what, DiscordRefused.UNAUTHORIZED, "the token is not known");
        }
        String why = cause == null ? "no reason is known" : ConnectionTrouble.known(cause).orElseGet(cause::toString);
        return new IOException(what + " did not reach Discord: " + why, cause);
    }

    private static RequestBody json(DataObject data) {
        return RequestBody.create(data.toJson(), Requester.MEDIA_TYPE_JSON);
    }

    /** A request for one object, or a list of them under {@code ""}. */
    DataObject read(String what, CompiledRoute route) throws IOException {
        return call(what, route, null, Response::getObject);
    }

    DataArray list(String what, CompiledRoute route) throws IOException {
        return call(what, route, null, Response::getArray);
    }

    /** The channel or thread of that id as it is now. */
    DiscordChannel channel(String id) throws IOException {
        DiscordChannel channel = DiscordChannel.of(read("to tell of a channel", Route.Channels.GET_CHANNEL.compile(id)));
        channels.put(id, channel);
        return channel;
    }

    /** The same as it was when it was asked for last: what it is called, and where it belongs. */
    DiscordChannel known(String id) throws IOException {
        DiscordChannel known = channels.get(id);
        return known == null ? channel(id) : known;
    }

    /** The id of a channel that Gumshoe can see: its id, which is given back, or its name with a #. */
    String channelId(String channel) throws IOException {
        if (!channel.startsWith("#")) {
            return channel;
        }
        for (String guild : guilds()) {
            for (DataObject one : objects(list("to list channels", Route.Guilds.GET_CHANNELS.compile(guild)))) {
                if (channel.substring(1).equals(one.getString("name", ""))) {
                    return one.getString("id");
                }
            }
        }
        throw new DiscordRefused("to find a channel", DiscordRefused.UNKNOWN_CHANNEL, "none is called " + channel);
    }

    /** The ids of the servers it was added to. */
    List<String> guilds() throws IOException {
        return objects(list("to list servers", Route.Self.GET_GUILDS.compile())).stream().map(guild -> guild.getString("id")).toList();
    }

    static List<DataObject> objects(DataArray array) {
        return array.stream(DataArray::getObject).toList();
    }

    /**
     * Posts a message, once: Discord knows the nonce again for some minutes.
     *
     * @param answers the message it answers, or null
     * @param files pictures to show with it
     * @return the message's id
     */
    String post(String channel, DiscordCard card, String nonce, @Nullable String answers, List<FileUpload> files) throws IOException {
        DataObject data = card.data().put("nonce", nonce).put("enforce_nonce", true);
        if (answers != null) {
            data.put("message_reference", DataObject.empty().put("message_id", answers).put("fail_if_not_exists", false));
        }
        return call("a message", Route.Messages.SEND_MESSAGE.compile(channel), body(data, files), r -> r.getObject().getString("id"));
    }

    private static RequestBody body(DataObject data, List<FileUpload> files) {
        if (files.isEmpty()) {
            return json(data);
        }
        DataArray attachments = DataArray.empty();
        for (int i = 0; i < files.size(); i++) {
            attachments.add(files.get(i).toAttachmentData(i).put("id", Integer.toString(i)));
        }
        return AttachedFile.createMultipartBody(files, json(data.put("attachments", attachments))).build();
    }

    /** Replaces what a message of ours says. */
    void edit(String channel, String message, DiscordCard card) throws IOException {
        awake(channel, () -> call("an edit", Route.Messages.EDIT_MESSAGE.compile(channel, message), json(card.data()), DiscordApi::whole));
    }

    /** Puts a reaction on a message; one that is there already stays. */
    void react(String channel, String message, String emoji) throws IOException {
        CompiledRoute route = Route.Messages.ADD_REACTION.compile(channel, message, emoji, "@me");
        awake(channel, () -> call("a reaction", route, null, DiscordApi::whole));
    }

    /** Takes a reaction of ours away. */
    void unreact(String channel, String message, String emoji) throws IOException {
        CompiledRoute route = Route.Messages.REMOVE_REACTION.compile(channel, message, emoji, "@me");
        awake(channel, () -> call("to take a reaction away", route, null, DiscordApi::whole));
    }

    /** Something that an archived thread does not let happen. */
    private interface Change {
        Response run() throws IOException;
    }

    private void awake(String channel, Change change) throws IOException {
        try {
            change.run();
        } catch (DiscordRefused e) {
            if (e.code() != DiscordRefused.ARCHIVED) {
                throw e;
            }
            open(channel);
            change.run();
        }
    }

    /** Takes a thread out of the archive. */
    void open(String thread) throws IOException {
        call("to open a thread again", Route.Channels.MODIFY_CHANNEL.compile(thread), json(DataObject.empty().put("archived", false)),
                DiscordApi::whole);
    }

    /** Begins a thread on a message, unless it has one. It has the message's id. */
    void begin(String channel, String message, String name) throws IOException {
        try {
            call("a thread", Route.Channels.CREATE_THREAD_FROM_MESSAGE.compile(channel, message),
                    json(DataObject.empty().put("name", name)),
                    DiscordApi::whole);
        } catch (DiscordRefused e) {
            if (e.code() != DiscordRefused.THREAD_EXISTS) {
                throw e;
            }
        }
    }

    /** Begins a post of a forum. @return its id, which its first message has too */
    String post(DiscordChannel forum, String name, DiscordCard card) throws IOException {
        DataObject data = DataObject.empty().put("name", name).put("message", card.data());
        if (forum.tag() != null) {
            data.put("applied_tags", DataArray.empty().add(forum.tag()));
        }
        return call("a post", Route.Channels.CREATE_THREAD.compile(forum.id()), json(data), r -> r.getObject().getString("id"));
    }

    /** The id of the open post of that name; empty when there is none. */
    Optional<String> postNamed(DiscordChannel forum, String ending) throws IOException {
        if (forum.guild() == null) {
            return Optional.empty();
        }
        DataObject active = read("to list threads", Route.Guilds.LIST_ACTIVE_THREADS.compile(forum.guild()));
        return objects(active.getArray("threads")).stream()
                .filter(thread -> forum.id().equals(thread.getString("parent_id", "")) && thread.getString("name", "").endsWith(ending))
                .map(thread -> thread.getString("id")).findFirst();
    }

    /** Has Discord offer the commands, and no others. JDA writes some numbers as texts, where Discord's description has numbers. */
    void offer(String application, List<CommandData> commands) throws IOException {
        DataArray all = DataArray.empty();
        for (CommandData command : commands) {
            DataObject data = command.toData();
            for (String numbers : List.of("contexts", "integration_types")) {
                data.optArray(numbers)
                        .ifPresent(texts -> data.put(numbers, DataArray.fromCollection(texts.stream(DataArray::getInt).toList())));
            }
            all.add(data);
        }
        RequestBody body = RequestBody.create(all.toJson(), Requester.MEDIA_TYPE_JSON);
        call("commands", Route.Interactions.UPDATE_COMMANDS.compile(application), body, DiscordApi::whole);
    }

    /** Opens the conversation with one person. @return its channel's id */
    String direct(String user) throws IOException {
        return call("direct messages", Route.Self.CREATE_PRIVATE_CHANNEL.compile(), json(DataObject.empty().put("recipient_id", user)),
                r -> r.getObject().getString("id"));
    }

    /** The mention of a role of the server, or of a person. */
    String mention(String id, String guild) throws IOException {
        boolean role = objects(list("to list roles", Route.Roles.GET_ROLES.compile(guild))).stream()
                .anyMatch(one -> one.getString("id").equals(id));
        return role ? "<@&" + id + ">" : "<@" + id + ">";
    }

    /** One message; empty when it is not there. */
    Optional<DataObject> message(String channel, String id) throws IOException {
        try {
            return Optional.of(read("to tell of a message", Route.Messages.GET_MESSAGE.compile(channel, id)));
        } catch (DiscordRefused e) {
            if (e.gone()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The marks our messages in a channel or thread carry, each with the id of its message.
     *
     * @param after the id of a message, or a moment's, after which they were posted
     */
    Map<String, String> marks(String channel, String after) throws IOException {
        Map<String, String> marks = new HashMap<>();
        String self = self();
        String from = after;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<DataObject> found = new ArrayList<>(objects(list("to list messages", Route.Messages.GET_MESSAGE_HISTORY.compile(channel)
                    .withQueryParams("limit", Integer.toString(PAGE), "after", from))));
            found.sort((a, b) -> Long.compareUnsigned(a.getUnsignedLong("id"), b.getUnsignedLong("id")));
            found.stream().filter(message -> message.getObject("author").getString("id").equals(self))
                    .forEach(message -> mark(message).ifPresent(mark -> marks.putIfAbsent(mark, message.getString("id"))));
            if (found.size() < PAGE) {
                break;
            }
            from = found.getLast().getString("id");
        }
        return marks;
    }

    /** The mark of a message; empty when it carries none. */
    static Optional<String> mark(DataObject message) {
        return message.optArray("embeds").filter(embeds -> !embeds.isEmpty())
                .flatMap(embeds -> embeds.getObject(0).optObject("footer")).map(footer -> footer.getString("text", ""))
                .or(() -> Optional.of(message.getString("content", ""))).flatMap(DiscordIds::marked);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (jda != null) {
            DiscordLogin.end(jda);
            jda = null;
        }
    }
}
