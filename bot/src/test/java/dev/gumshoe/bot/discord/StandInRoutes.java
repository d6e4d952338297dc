package dev.gumshoe.bot.discord;

import static dev.gumshoe.bot.discord.StandInDiscord.GUILD;
import static dev.gumshoe.bot.discord.StandInDiscord.GUMSHOE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the requests of a bot do, and the rules of Discord's that its description leaves out. */
final class StandInRoutes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int EPHEMERAL = 64;

    /** What a route does with the variable parts of its path. */
    private interface Doing {
        StandInAnswer run(StandInRequest request, String first, String second);
    }

    private final StandInDiscord discord;
    private final List<String> violations;
    private final Map<Pattern, Doing> routes = new LinkedHashMap<>();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    StandInRoutes(StandInDiscord discord, List<String> violations) {
        this.discord = discord;
        this.violations = violations;
        aboutTheBot();
        on("GET /channels/(\\d+)", (_, id, _) -> known(id, StandInAnswer::ok));
        on("PATCH /channels/(\\d+)", (r, id, _) -> known(id, channel -> change(channel, r.body())));
        on("POST /channels/(\\d+)/messages", (r, id, _) -> known(id, _ -> post(r, id)));
        on("GET /channels/(\\d+)/messages", (r, id, _) -> known(id, _ -> history(r, id)));
        on("GET /channels/(\\d+)/messages/(\\d+)", (_, id, message) -> theMessage(id, message, StandInAnswer::ok));
        on("PATCH /channels/(\\d+)/messages/(\\d+)", (r, id, message) -> theMessage(id, message, m -> edit(r, m)));
        on("POST /channels/(\\d+)/messages/(\\d+)/threads", this::begin);
        on("POST /channels/(\\d+)/threads", (r, id, _) -> known(id, _ -> beginPost(r, id)));
        on("PUT /channels/(\\d+)/messages/(\\d+)/reactions/([^/]+)/@me", (r, id, message) -> theMessage(id, message, m -> react(r, m)));
        on("DELETE /channels/(\\d+)/messages/(\\d+)/reactions/([^/]+)/@me",
                (r, id, message) -> theMessage(id, message, m -> unreact(r, m)));
        on("DELETE /channels/(\\d+)/messages/(\\d+)", (_, id, message) -> theMessage(id, message, _ -> {
            discord.delete(id, message);
            return StandInAnswer.NOTHING;
        }));
        on("POST /users/@me/channels", (r, _, _) -> StandInAnswer.ok(discord.directWith(r.body().get("recipient_id").asText())));
        on("POST /channels/(\\d+)/typing", (_, _, _) -> StandInAnswer.NOTHING);
        on("POST /interactions/(\\d+)/([^/]+)/callback", this::callback);
        on("PATCH /webhooks/(\\d+)/([^/]+)/messages/@original", this::editOriginal);
        on("GET /webhooks/(\\d+)/([^/]+)/messages/@original", this::original);
        on("DELETE /webhooks/\\d+/([^/]+)/messages/(\\d+)", this::deleteByInteraction);
        on("POST /webhooks/(\\d+)/([^/]+)", this::followUp);
    }

    private void aboutTheBot() {
        on("GET /users/@me", (_, _, _) -> StandInAnswer.ok(discord.user(GUMSHOE)));
        on("GET /users/@me/guilds",
                (_, _, _) -> StandInAnswer.ok(JSON.arrayNode().add(JSON.objectNode().put("id", GUILD).put("name", "Robots"))));
        on("GET /gateway/bot", (_, _, _) -> StandInAnswer.ok(gateway()));
        on("GET /applications/@me", (_, _, _) -> StandInAnswer.ok(application()));
        on("PUT /applications/(\\d+)/commands", (r, _, _) -> commands(r.body()));
        on("GET /guilds/(\\d+)/channels", (_, _, _) -> StandInAnswer.ok(list(discord.channels().stream()
                .filter(c -> c.has("guild_id") && !StandInDiscord.thread(c)).toList())));
        on("GET /guilds/(\\d+)/threads/active", (_, _, _) -> StandInAnswer.ok(threads()));
        on("GET /guilds/(\\d+)/roles", (_, _, _) -> StandInAnswer.ok(discord.roles()));
        on("GET /guilds/(\\d+)/members/(\\d+)", (_, _, user) -> StandInAnswer.ok(discord.member(user).set("user", discord.user(user))));
    }

    private void on(String route, Doing doing) {
        routes.put(Pattern.compile(route), doing);
    }

    StandInAnswer answer(StandInRequest request) {
        for (Map.Entry<Pattern, Doing> route : routes.entrySet()) {
            Matcher matcher = route.getKey().matcher(request.method() + " " + request.path());
            if (matcher.matches()) {
                return route.getValue().run(request, matcher.groupCount() < 1 ? "" : matcher.group(1),
                        matcher.groupCount() < 2 ? "" : matcher.group(2));
            }
        }
        violations.add("the stand-in has no " + request.method() + " " + request.path());
        return StandInAnswer.refused(404, 0, "404: Not Found");
    }

    private interface WithNode {
        StandInAnswer run(ObjectNode node);
    }

    private StandInAnswer known(String channel, WithNode then) {
        ObjectNode known = discord.channel(channel);
        return known == null ? StandInAnswer.unknownChannel() : then.run(known);
    }

    private StandInAnswer theMessage(String channel, String id, WithNode then) {
        return known(channel, _ -> discord.messages(channel).stream().filter(m -> m.get("id").asText().equals(id)).findFirst()
                .map(then::run).orElseGet(StandInAnswer::unknownMessage));
    }

    private static ArrayNode list(List<ObjectNode> nodes) {
        return JSON.arrayNode().addAll(nodes);
    }

    private ObjectNode gateway() {
        ObjectNode gateway = JSON.objectNode().put("url", discord.gateway.address()).put("shards", 1);
        gateway.putObject("session_start_limit").put("total", 1000).put("remaining", 999).put("reset_after", 14_400_000)
                .put("max_concurrency", 1);
        return gateway;
    }

    private ObjectNode application() {
        return JSON.objectNode().put("id", GUMSHOE).put("name", "Gumshoe").put("description", "").put("bot_public", false)
                .put("flags", discord.gateway.contentIntentSwitchedOn ? 1 << 19 : 0);
    }

    private StandInAnswer commands(JsonNode body) {
        discord.commands = body.deepCopy();
        ArrayNode kept = JSON.arrayNode();
        for (JsonNode command : body) {
            ObjectNode one = command.deepCopy();
            kept.add(one.put("id", discord.newId()).put("application_id", GUMSHOE).put("version", discord.newId()).put("type",
                    command.path("type").asInt(1)));
        }
        return StandInAnswer.ok(kept);
    }

    private ObjectNode threads() {
        ObjectNode threads = JSON.objectNode();
        threads.set("threads",
                list(discord.channels().stream().filter(c -> StandInDiscord.thread(c) && !StandInDiscord.archived(c)).toList()));
        threads.putArray("members");
        return threads;
    }

    private StandInAnswer change(ObjectNode channel, JsonNode body) {
        if (body.has("archived") && StandInDiscord.thread(channel)) {
            ((ObjectNode) channel.get("thread_metadata")).put("archived", body.get("archived").asBoolean());
            discord.gateway.dispatch("THREAD_UPDATE", channel.deepCopy());
        }
        return StandInAnswer.ok(channel);
    }

    private StandInAnswer history(StandInRequest request, String channel) {
        int most = Integer.parseInt(request.query().getOrDefault("limit", "50"));
        String after = request.query().get("after");
        String before = request.query().get("before");
        List<ObjectNode> found = discord.messages(channel).stream()
                .filter(m -> after == null || m.get("id").asLong() > Long.parseLong(after))
                .filter(m -> before == null || m.get("id").asLong() < Long.parseLong(before))
                .sorted(Comparator.comparingLong(m -> m.get("id").asLong())).toList();
        List<ObjectNode> page = after != null
                ? found.subList(0, Math.min(most, found.size()))
                : found.subList(Math.max(0, found.size() - most), found.size());
        return StandInAnswer.ok(list(page.reversed()));
    }

    /** What Discord refuses although its description lets it pass. */
    private StandInAnswer checked(StandInRequest request, StandInAnswer good) {
        List<String> wrong = new ArrayList<>();
        JsonNode body = request.body();
        if (body.path("content").asText("").length() > 2_000) {
            wrong.add("content: Must be 2000 or fewer in length.");
        }
        int length = 0;
        for (JsonNode embed : body.path("embeds")) {
            length += embed.path("title").asText("").length() + embed.path("description").asText("").length()
                    + embed.at("/footer/text").asText("").length() + embed.at("/author/name").asText("").length();
            for (JsonNode field : embed.path("fields")) {
                length += field.get("name").asText().length() + field.get("value").asText().length();
            }
        }
        if (length > 6_000) {
            wrong.add("embeds: Embed size exceeds maximum size of 6000");
        }
        if (body.path("content").asText("").isBlank() && body.path("embeds").isEmpty() && request.files().isEmpty()
                && body.path("components").isEmpty()) {
            wrong.add("Cannot send an empty message");
        }
        if (!body.at("/allowed_mentions/parse").isArray() || !body.at("/allowed_mentions/parse").isEmpty()) {
            wrong.add("allowed_mentions is not empty: what telemetry says could call people");
        }
        body.at("/allowed_mentions/roles").forEach(role -> {
            if (!role.asText().equals(discord.mayBeCalled)) {
                wrong.add("calls " + role);
            }
        });
        if (wrong.isEmpty()) {
            return good;
        }
        violations.addAll(wrong);
        return StandInAnswer.refused(400, 50035, "Invalid Form Body: " + wrong);
    }

    private StandInAnswer post(StandInRequest request, String channel) {
        StandInAnswer checked = checked(request, StandInAnswer.NOTHING);
        if (!checked.equals(StandInAnswer.NOTHING)) {
            return checked;
        }
        if (discord.channel(channel).get("type").asInt() == 15) {
            return StandInAnswer.refused(400, 50008, "Cannot send messages in a non-text channel");
        }
        String nonce = request.body().path("nonce").asText("");
        String before = request.body().path("enforce_nonce").asBoolean() && !nonce.isEmpty() ? nonces.get(nonce) : null;
        if (before != null) {
            return StandInAnswer.ok(discord.message(before.split("/")[0], before.split("/")[1]));
        }
        ObjectNode made = discord.keep(withFiles(discord.newMessage(GUMSHOE, channel, request.body()), request));
        if (!nonce.isEmpty()) {
            nonces.put(nonce, channel + "/" + made.get("id").asText());
        }
        return StandInAnswer.ok(made.deepCopy().put("nonce", nonce));
    }

    /** Nonces are known for a few minutes. */
    void forgetNonces() {
        nonces.clear();
    }

    private ObjectNode withFiles(ObjectNode message, StandInRequest request) {
        ArrayNode attachments = (ArrayNode) message.get("attachments");
        for (JsonNode described : request.body().path("attachments")) {
            String name = request.files().keySet().stream().filter(f -> f.equals(described.path("filename").asText(f))).findFirst()
                    .orElseThrow();
            attachments.addObject().put("id", discord.newId()).put("filename", name).put("size", request.files().get(name))
                    .put("url", "https://cdn.example/" + name).put("proxy_url", "https://cdn.example/" + name)
                    .put("content_type", "image/png").put("description", described.path("description").asText(""));
        }
        return message;
    }

    private StandInAnswer edit(StandInRequest request, ObjectNode message) {
        if (StandInDiscord.archived(discord.channel(message.get("channel_id").asText()))) {
            return StandInAnswer.refused(400, 50083, "Thread is archived");
        }
        if (!message.at("/author/id").asText().equals(GUMSHOE)) {
            return StandInAnswer.refused(403, 50005, "Cannot edit a message authored by another user");
        }
        StandInAnswer checked = checked(request, StandInAnswer.NOTHING);
        return checked.equals(StandInAnswer.NOTHING) ? StandInAnswer.ok(changed(message, request.body())) : checked;
    }

    private ObjectNode changed(ObjectNode message, JsonNode body) {
        for (String part : List.of("content", "embeds", "components", "flags")) {
            if (body.has(part)) {
                message.set(part, body.get(part).isNull() ? JSON.textNode("") : body.get(part).deepCopy());
            }
        }
        message.set("embeds", StandInDiscord.embeds(message));
        message.put("edited_timestamp", Instant.now().toString().replace("Z", "+00:00"));
        discord.tell("MESSAGE_UPDATE", message);
        return message;
    }

    private StandInAnswer begin(StandInRequest request, String channel, String message) {
        return theMessage(channel, message, m -> {
            if (discord.channel(message) != null) {
                return StandInAnswer.refused(400, 160004, "A thread has already been created for this message");
            }
            if (StandInDiscord.thread(discord.channel(channel)) || !discord.channel(channel).has("guild_id")) {
                return StandInAnswer.refused(400, 50024, "Cannot execute action on this channel type");
            }
            return new StandInAnswer(201, discord.begin(channel, message, request.body().get("name").asText(), GUMSHOE));
        });
    }

    private StandInAnswer beginPost(StandInRequest request, String forum) {
        if (discord.channel(forum).get("type").asInt() != 15) {
            return StandInAnswer.refused(400, 50024, "Cannot execute action on this channel type");
        }
        String id = discord.newId();
        ObjectNode thread = discord.begin(forum, id, request.body().get("name").asText(), GUMSHOE);
        ObjectNode first = discord.newMessage(GUMSHOE, id, request.body().get("message")).put("id", id);
        discord.keep(withFiles(first, request));
        return new StandInAnswer(201, thread.deepCopy().set("message", first));
    }

    private static String emoji(StandInRequest request) {
        return request.path().replaceFirst(".*/reactions/([^/]+)/@me", "$1");
    }

    private StandInAnswer react(StandInRequest request, ObjectNode message) {
        if (StandInDiscord.archived(discord.channel(message.get("channel_id").asText()))) {
            return StandInAnswer.refused(400, 50083, "Thread is archived");
        }
        unreact(request, message);
        message.withArray("reactions").addObject().put("count", 1).put("me", true).put("me_burst", false).put("burst_colors", "")
                .putObject("emoji").putNull("id").put("name", emoji(request));
        return StandInAnswer.NOTHING;
    }

    private static StandInAnswer unreact(StandInRequest request, ObjectNode message) {
        ArrayNode reactions = message.withArray("reactions");
        for (int i = reactions.size() - 1; i >= 0; i--) {
            if (reactions.get(i).at("/emoji/name").asText().equals(emoji(request))) {
                reactions.remove(i);
            }
        }
        return StandInAnswer.NOTHING;
    }

    private StandInAnswer callback(StandInRequest request, String id, String token) {
        StandInInteraction interaction = discord.interactionOf(id);
        if (interaction == null || !interaction.token.equals(token)) {
            return StandInAnswer.refused(404, 10062, "Unknown interaction");
        }
        JsonNode data = request.body().path("data");
        if (interaction.acknowledged()) {
            return StandInAnswer.refused(400, 40060, "Interaction has already been acknowledged.");
        }
        StandInAnswer answer = answered(request, interaction, data);
        interaction.answered(request.body());
        return answer;
    }

    private StandInAnswer answered(StandInRequest request, StandInInteraction interaction, JsonNode data) {
        String id = interaction.id;
        interaction.ephemeral = (data.path("flags").asInt() & EPHEMERAL) != 0;
        ObjectNode answer = JSON.objectNode();
        answer.putObject("interaction").put("id", id).put("type", 2);
        switch (request.body().get("type").asInt()) {
            case 4 -> answer.putObject("resource").put("type", 4).set("message", said(interaction, data));
            case 5 -> answer.putObject("resource").put("type", 5).set("message",
                    said(interaction, JSON.objectNode().put("flags", data.path("flags").asInt())));
            case 6 -> {
                interaction.original = interaction.message == null ? null : interaction.message.get("id").asText();
                interaction.ephemeral = discord.messages(interaction.channel).stream().noneMatch(m -> m.equals(interaction.message));
                if (interaction.ephemeral && interaction.message != null) {
                    interaction.whispered.add(interaction.message);
                }
            }
            case 7 -> changed(Objects.requireNonNull(interaction.message), data);
            default -> {
                // a form, proposals, or that an edit is to come
            }
        }
        return StandInAnswer.ok(answer);
    }

    private ObjectNode said(StandInInteraction interaction, JsonNode body) {
        ObjectNode message = discord.newMessage(GUMSHOE, interaction.channel, body).put("type", 20);
        interaction.original = message.get("id").asText();
        if (interaction.ephemeral) {
            interaction.whispered.add(message);
        } else {
            discord.keep(message);
        }
        return message;
    }

    private StandInAnswer editOriginal(StandInRequest request, String app, String token) {
        StandInInteraction interaction = discord.interactionOf(token);
        if (interaction == null || interaction.original == null) {
            return StandInAnswer.refused(404, 10015, "Unknown Webhook");
        }
        if (interaction.ephemeral) {
            ObjectNode whispered = changedQuietly((ObjectNode) interaction.whispered.getFirst(), request.body());
            return StandInAnswer.ok(whispered);
        }
        StandInAnswer checked = checked(request, StandInAnswer.NOTHING);
        return checked.equals(StandInAnswer.NOTHING)
                ? theMessage(interaction.channel, interaction.original, m -> StandInAnswer.ok(changed(m, request.body())))
                : checked;
    }

    private StandInAnswer deleteByInteraction(StandInRequest request, String token, String message) {
        StandInInteraction interaction = discord.interactionOf(token);
        return interaction == null ? StandInAnswer.refused(404, 10015, "Unknown Webhook") : theMessage(interaction.channel, message, _ -> {
            discord.delete(interaction.channel, message);
            return StandInAnswer.NOTHING;
        });
    }

    private static ObjectNode changedQuietly(ObjectNode message, JsonNode body) {
        body.properties().stream().filter(e -> List.of("content", "embeds", "components").contains(e.getKey()))
                .forEach(e -> message.set(e.getKey(), e.getValue()));
        return message;
    }

    private StandInAnswer original(StandInRequest request, String app, String token) {
        StandInInteraction interaction = discord.interactionOf(token);
        return interaction == null || interaction.original == null
                ? StandInAnswer.refused(404, 10015, "Unknown Webhook")
                : theMessage(interaction.channel, interaction.original, StandInAnswer::ok);
    }

    private StandInAnswer followUp(StandInRequest request, String app, String token) {
        StandInInteraction interaction = discord.interactionOf(token);
        if (interaction == null) {
            return StandInAnswer.refused(404, 10015, "Unknown Webhook");
        }
        ObjectNode message = withFiles(discord.newMessage(GUMSHOE, interaction.channel, request.body()), request);
        if ((request.body().path("flags").asInt() & EPHEMERAL) != 0) {
            interaction.whispered.add(message);
        } else {
            discord.keep(message);
        }
        return StandInAnswer.ok(message);
    }
}
