package dev.gumshoe.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A Discord server with people, channels, a forum, and conversations with one person alone: what is there, and what happens in it. */
abstract class StandInServer {

    static final String TOKEN = "MTAw.stand.in";
    static final String GUILD = "1100000000000000001";
    static final String ALERTS = "1100000000000000011";
    static final String GENERAL = "1100000000000000012";
    static final String INCIDENTS = "1100000000000000013";
    static final String FORUM = "1100000000000000014";
    static final String DIRECT = "1100000000000000015";
    static final String DIRECT_BOB = "1100000000000000016";
    static final String GUMSHOE = "1100000000000000100";
    static final String ALICE = "1100000000000000101";
    static final String BOB = "1100000000000000102";
    static final String ON_CALL = "1100000000000000201";
    static final String BOT_ROLE = "1100000000000000202";
    /** View channels, send, embed, attach, history, reactions, threads and posts, messages in threads. */
    static final long PERMISSIONS = (1L << 10) | (1L << 11) | (1L << 14) | (1L << 15) | (1L << 16) | (1L << 6) | (1L << 35) | (1L << 38);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> channels = new ConcurrentHashMap<>();
    private final Map<String, List<ObjectNode>> messages = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> users = Map.of(
            GUMSHOE, user(GUMSHOE, "gumshoe", "Gumshoe", true),
            ALICE, user(ALICE, "alice", "Alice", false),
            BOB, user(BOB, "bob", "Bob", false));
    private long lastId = snowflake(Instant.now());

    StandInServer() {
        channel(ALERTS, "alerts", 0);
        channel(GENERAL, "general", 0);
        channel(INCIDENTS, "incidents", 0);
        channel(FORUM, "war-room", 15);
        direct(DIRECT, ALICE);
        direct(DIRECT_BOB, BOB);
    }

    /** Tells whoever listens of an event. */
    abstract void dispatch(String type, ObjectNode data);

    /** Discord's epoch is the first second of 2015; the lower 22 bits tell apart what came in one millisecond. */
    static long snowflake(Instant at) {
        return (at.toEpochMilli() - 1_420_070_400_000L) << 22;
    }

    synchronized String newId() {
        lastId = Math.max(lastId + 1, snowflake(Instant.now()));
        return Long.toString(lastId);
    }

    private static ObjectNode user(String id, String name, String shown, boolean bot) {
        return JSON.objectNode().put("id", id).put("username", name).put("global_name", shown).put("discriminator", "0")
                .putNull("avatar").put("bot", bot).put("public_flags", 0).put("flags", 0);
    }

    private void channel(String id, String name, int type) {
        ObjectNode channel = JSON.objectNode().put("id", id).put("type", type).put("name", name).put("guild_id", GUILD)
                .put("position", channels.size()).putNull("parent_id").putNull("topic").put("nsfw", false).put("rate_limit_per_user", 0)
                .putNull("last_message_id").put("flags", 0);
        channel.putArray("permission_overwrites");
        if (type == 15) {
            channel.putArray("available_tags");
            channel.putNull("default_reaction_emoji").put("default_forum_layout", 0).putNull("default_sort_order");
        }
        channels.put(id, channel);
    }

    private void direct(String id, String with) {
        ObjectNode direct = JSON.objectNode().put("id", id).put("type", 1).put("flags", 0);
        direct.putArray("recipients").add(users.get(with));
        channels.put(id, direct);
    }

    /** The conversation with that person alone. */
    ObjectNode directWith(String user) {
        return channels.get(user.equals(BOB) ? DIRECT_BOB : DIRECT);
    }

    ObjectNode user(String id) {
        return users.getOrDefault(id, user(id, "hook", "Hook", true));
    }

    ObjectNode member(String user) {
        ObjectNode member = JSON.objectNode().putNull("nick").putNull("avatar").put("joined_at", "2024-01-01T00:00:00.000000+00:00")
                .put("deaf", false).put("mute", false).put("flags", 0).put("pending", false);
        ArrayNode roles = member.putArray("roles");
        if (user.equals(ALICE)) {
            roles.add(ON_CALL);
        } else if (user.equals(GUMSHOE)) {
            roles.add(BOT_ROLE);
        }
        return member;
    }

    ArrayNode roles() {
        ArrayNode roles = JSON.arrayNode();
        roles.add(role(GUILD, "@everyone", (1L << 10) | (1L << 16))).add(role(ON_CALL, "on-call", 0));
        ObjectNode bots = role(BOT_ROLE, "Gumshoe", permissions);
        bots.put("managed", true).putObject("tags").put("bot_id", GUMSHOE);
        return roles.add(bots);
    }

    volatile long permissions = PERMISSIONS;

    private static ObjectNode role(String id, String name, long permissions) {
        ObjectNode role = JSON.objectNode().put("id", id).put("name", name).put("permissions", Long.toString(permissions))
                .put("position", 1)
                .put("color", 0).put("hoist", false).put("managed", false).put("mentionable", false).put("flags", 0);
        role.putObject("colors").put("primary_color", 0).putNull("secondary_color").putNull("tertiary_color");
        return role;
    }

    void greet(StandInGateway.Dispatcher client) {
        ObjectNode ready = JSON.objectNode().put("v", 10);
        ready.set("user", user(GUMSHOE).deepCopy());
        ready.putArray("guilds").addObject().put("id", GUILD).put("unavailable", true);
        ready.putArray("private_channels");
        ready.putObject("application").put("id", GUMSHOE).put("flags", 0);
        client.dispatch("READY", ready);
        client.dispatch("GUILD_CREATE", guild());
    }

    private ObjectNode guild() {
        ObjectNode guild = JSON.objectNode().put("id", GUILD).put("name", "Robots").put("owner_id", BOB).put("large", false)
                .put("unavailable", false).put("member_count", 3).put("premium_progress_bar_enabled", false)
                .put("preferred_locale", "en-US")
                .put("verification_level", 1).put("afk_timeout", 300).put("joined_at", "2024-01-01T00:00:00.000000+00:00");
        guild.set("roles", roles());
        guild.set("channels", all(channels().stream().filter(c -> c.has("guild_id") && !thread(c)).toList()));
        guild.set("threads", all(channels().stream().filter(c -> thread(c) && !archived(c)).toList()));
        ArrayNode members = guild.putArray("members");
        ObjectNode self = member(GUMSHOE);
        self.set("user", user(GUMSHOE));
        members.add(self);
        for (String none : List.of("emojis", "stickers", "voice_states", "presences", "guild_scheduled_events", "stage_instances",
                "features",
                "soundboard_sounds")) {
            guild.putArray(none);
        }
        return guild;
    }

    private static ArrayNode all(List<ObjectNode> nodes) {
        ArrayNode array = JSON.arrayNode();
        nodes.forEach(node -> array.add(node.deepCopy()));
        return array;
    }

    static boolean thread(JsonNode channel) {
        return channel.get("type").asInt() >= 10 && channel.get("type").asInt() <= 12;
    }

    static boolean archived(JsonNode channel) {
        return channel.at("/thread_metadata/archived").asBoolean();
    }

    List<ObjectNode> channels() {
        return channels.values().stream().sorted(java.util.Comparator.comparing(c -> c.get("id").asText())).toList();
    }

    @Nullable
    ObjectNode channel(String id) {
        return channels.get(id);
    }

    /** The messages of a channel or thread, oldest first; a snapshot. */
    List<ObjectNode> messages(String channel) {
        return List.copyOf(messages.getOrDefault(channel, List.of()));
    }

    /** What Gumshoe said in a channel or thread, and the people there can read, one text a message. */
    List<String> said(String channel) {
        return messages(channel).stream().filter(m -> m.at("/author/id").asText().equals(GUMSHOE)).map(StandInDiscord::shown).toList();
    }

    /** Everything that is read in a message. */
    static String shown(JsonNode message) {
        List<String> texts = new ArrayList<>(List.of(message.path("content").asText()));
        for (JsonNode embed : message.path("embeds")) {
            texts.add(embed.path("title").asText());
            texts.add(embed.path("description").asText());
            embed.path("fields").forEach(field -> texts.add(field.get("name").asText() + "\n" + field.get("value").asText()));
            texts.add(embed.at("/footer/text").asText());
        }
        return String.join("\n", texts.stream().filter(text -> !text.isBlank()).toList());
    }

    ObjectNode message(String channel, String id) {
        return messages(channel).stream().filter(m -> m.get("id").asText().equals(id)).findFirst().orElseThrow();
    }

    boolean reacted(String channel, String id, String emoji) {
        for (JsonNode reaction : message(channel, id).path("reactions")) {
            if (reaction.at("/emoji/name").asText().equals(emoji)) {
                return true;
            }
        }
        return false;
    }

    /** Keeps a message and tells everybody. */
    ObjectNode keep(ObjectNode message) {
        String channel = message.get("channel_id").asText();
        messages.computeIfAbsent(channel, _ -> new CopyOnWriteArrayList<>()).add(message);
        ObjectNode kept = channels.get(channel);
        if (kept != null && thread(kept) && archived(kept)) {
            ((ObjectNode) kept.get("thread_metadata")).put("archived", false);
        }
        tell("MESSAGE_CREATE", message);
        return message;
    }

    /** Tells everybody of a message. */
    void tell(String event, ObjectNode message) {
        ObjectNode told = message.deepCopy();
        JsonNode channel = channels.get(message.get("channel_id").asText());
        if (channel != null && channel.has("guild_id")) {
            told.put("guild_id", GUILD);
            if (!message.has("webhook_id")) {
                told.set("member", member(message.at("/author/id").asText()));
            }
        }
        dispatch(event, told);
    }

    /** A message with everything it has to have. */
    ObjectNode newMessage(String author, String channel, JsonNode body) {
        ObjectNode message = JSON.objectNode().put("id", newId()).put("type", body.path("message_reference").isObject() ? 19 : 0)
                .put("channel_id", channel).put("content", body.path("content").asText(""))
                .put("timestamp", Instant.now().toString().replace("Z", "+00:00")).putNull("edited_timestamp").put("tts", false)
                .put("mention_everyone", false).put("pinned", false).put("flags", body.path("flags").asInt());
        message.set("author", user(author).deepCopy());
        ArrayNode mentions = message.putArray("mentions");
        users.values().stream().filter(u -> message.get("content").asText().contains("<@" + u.get("id").asText() + ">"))
                .forEach(mentions::add);
        message.putArray("mention_roles");
        message.putArray("attachments");
        message.set("embeds", embeds(body));
        message.set("components", body.path("components").isArray() ? body.get("components").deepCopy() : JSON.arrayNode());
        if (body.path("message_reference").isObject()) {
            ObjectNode reference = body.get("message_reference").deepCopy();
            message.set("message_reference", reference.put("channel_id", channel).put("type", 0));
            messages(channel).stream().filter(m -> m.get("id").equals(reference.get("message_id"))).findFirst()
                    .ifPresent(referenced -> message.set("referenced_message", withoutReference(referenced)));
        }
        return message;
    }

    /** The embeds as Discord gives them back: each with its type. */
    static ArrayNode embeds(JsonNode body) {
        ArrayNode embeds = body.path("embeds").isArray() ? body.get("embeds").deepCopy() : JSON.arrayNode();
        embeds.forEach(embed -> ((ObjectNode) embed).put("type", "rich"));
        return embeds;
    }

    private static ObjectNode withoutReference(ObjectNode message) {
        ObjectNode copy = message.deepCopy();
        copy.remove("referenced_message");
        return copy;
    }

    /** Begins a thread, or a post of a forum, under the id of its first message. */
    ObjectNode begin(String parent, String id, String name, String owner) {
        ObjectNode thread = JSON.objectNode().put("id", id).put("type", 11).put("name", name).put("guild_id", GUILD)
                .put("parent_id", parent)
                .put("owner_id", owner).put("rate_limit_per_user", 0).put("flags", 0).put("message_count", 0).put("member_count", 1)
                .put("total_message_sent", 0).putNull("last_message_id");
        thread.putObject("thread_metadata").put("archived", false).put("auto_archive_duration", 1440).put("locked", false)
                .put("archive_timestamp", Instant.now().toString().replace("Z", "+00:00"))
                .put("create_timestamp", Instant.now().toString().replace("Z", "+00:00"));
        channels.put(id, thread);
        dispatch("THREAD_CREATE", thread.deepCopy().put("newly_created", true));
        return thread;
    }

    void archive(String thread) {
        ((ObjectNode) channels.get(thread).get("thread_metadata")).put("archived", true);
        dispatch("THREAD_UPDATE", channels.get(thread).deepCopy());
    }

    void delete(String channel, String id) {
        messages.get(channel).removeIf(m -> m.get("id").asText().equals(id));
    }

    /** Says something as a person. @return the message's id */
    String post(String user, String channel, String text) {
        return keep(newMessage(user, channel, JSON.objectNode().put("content", text))).get("id").asText();
    }

    /** Answers a message as a person. @return the message's id */
    String reply(String user, String channel, String to, String text) {
        ObjectNode body = JSON.objectNode().put("content", text);
        body.putObject("message_reference").put("message_id", to);
        return keep(newMessage(user, channel, body)).get("id").asText();
    }

    /** Shows a picture or a file as a person. @return the message's id */
    String show(String user, String channel, String text, String file, String type) {
        ObjectNode message = newMessage(user, channel, JSON.objectNode().put("content", text));
        ((ArrayNode) message.get("attachments")).addObject().put("id", newId()).put("filename", file).put("content_type", type)
                .put("size", 1_000).put("url", "https://cdn.example/" + file).put("proxy_url", "https://cdn.example/" + file);
        return keep(message).get("id").asText();
    }

    /** Posts as an incoming webhook, as monitoring tools do. @return the message's id */
    String alarm(String channel, String sender, String text, JsonNode... embeds) {
        ObjectNode body = JSON.objectNode().put("content", text);
        ArrayNode all = body.putArray("embeds");
        for (JsonNode embed : embeds) {
            all.add(embed);
        }
        ObjectNode message = newMessage("1100000000000000999", channel, body).put("webhook_id", "1100000000000000999");
        ((ObjectNode) message.get("author")).put("username", sender).putNull("global_name");
        return keep(message).get("id").asText();
    }

    /** Edits a message as its author. */
    void edit(String channel, String id, String text) {
        ObjectNode message = message(channel, id).put("content", text).put("edited_timestamp",
                Instant.now().toString().replace("Z", "+00:00"));
        tell("MESSAGE_UPDATE", message);
    }
}
