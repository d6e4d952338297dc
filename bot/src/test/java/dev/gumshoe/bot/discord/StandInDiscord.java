package dev.gumshoe.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Discord: one server with people, channels and a forum, its gateway and its REST API, built from Discord's published
 * description, which it holds every request against where the description is at hand. A test acts as the people there.
 */
final class StandInDiscord extends StandInServer implements AutoCloseable {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final StandInGateway gateway;
    final StandInRest rest;
    private final Map<String, StandInInteraction> interactions = new ConcurrentHashMap<>();
    volatile @Nullable JsonNode commands;
    volatile String mayBeCalled = "";

    StandInDiscord() throws IOException {
        gateway = new StandInGateway(TOKEN, this::greet);
        rest = new StandInRest(this);
        try {
            gateway.open();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    void dispatch(String type, ObjectNode data) {
        gateway.dispatch(type, data);
    }

    /** Settings that lead here, for a bot that watches #alerts. */
    DiscordSettings settings() {
        return settings(null);
    }

    DiscordSettings settings(@Nullable String home) {
        return new DiscordSettings(TOKEN, rest.address(), URI.create(gateway.address()), List.of("#alerts"), home, null, null, null, null);
    }

    /** Gives a slash command: {@code /investigate} with options, or {@code /gumshoe} with a subcommand and its options. */
    StandInInteraction command(String user, String channel, String name, @Nullable String subcommand, Map<String, String> options) {
        ObjectNode data = commandData(name, subcommand, options, null);
        return interaction(user, channel, 2, data, null);
    }

    /** Uses a command of the menu of a message. */
    StandInInteraction messageCommand(String user, String channel, String name, String message) {
        ObjectNode data = JSON.objectNode().put("id", "1100000000000000301").put("name", name).put("type", 3).put("target_id", message);
        data.putObject("resolved").putObject("messages").set(message, message(channel, message));
        return interaction(user, channel, 2, data, null);
    }

    /** Types into an option of a slash command. @return what is proposed */
    List<String> typed(String user, String channel, String name, @Nullable String subcommand, String option, String text) {
        StandInInteraction asked = interaction(user, channel, 4, commandData(name, subcommand, Map.of(option, text), option), null);
        List<String> choices = new ArrayList<>();
        asked.answer().at("/data/choices").forEach(choice -> choices.add(choice.get("name").asText()));
        return choices;
    }

    private static ObjectNode commandData(String name, @Nullable String subcommand, Map<String, String> options, @Nullable String focused) {
        ObjectNode data = JSON.objectNode().put("id", "1100000000000000300").put("name", name).put("type", 1);
        ObjectNode at = data;
        if (subcommand != null) {
            at = data.putArray("options").addObject().put("name", subcommand).put("type", 1);
        }
        ArrayNode given = at.putArray("options");
        options.forEach((option, value) -> {
            ObjectNode one = given.addObject().put("name", option).put("type", 3).put("value", value);
            if (option.equals(focused)) {
                one.put("focused", true);
            }
        });
        return data;
    }

    /** Presses the button of that label in a message of the channel. */
    StandInInteraction press(String user, String channel, String label) {
        Awaitility.await("the button " + label).atMost(PATIENCE)
                .until(() -> messages(channel).stream().anyMatch(m -> button(m, label) != null));
        ObjectNode message = messages(channel).reversed().stream().filter(m -> button(m, label) != null).findFirst().orElseThrow();
        return press(user, channel, message, label);
    }

    private StandInInteraction press(String user, String channel, ObjectNode message, String label) {
        JsonNode button = button(message, label);
        ObjectNode data = JSON.objectNode().put("component_type", 2).put("custom_id", button.get("custom_id").asText());
        return interaction(user, channel, 3, data, message);
    }

    /** Presses a button of an answer that only the person sees. */
    StandInInteraction confirm(StandInInteraction asked, String label) {
        return press(asked.user, asked.channel, (ObjectNode) asked.whispered.getFirst(), label);
    }

    /** Chooses an item of the latest menu in the channel. */
    StandInInteraction choose(String user, String channel, String label) {
        for (ObjectNode message : messages(channel).reversed()) {
            for (JsonNode option : message.path("components").findPath("options")) {
                if (option.get("label").asText().equals(label)) {
                    ObjectNode data = JSON.objectNode().put("component_type", 3).put("custom_id", "g:menu");
                    data.putArray("values").add(option.get("value").asText());
                    return interaction(user, channel, 3, data, message);
                }
            }
        }
        throw new AssertionError("no item '" + label + "' in " + messages(channel));
    }

    /** Lets messages call the one, and nobody else. */
    void allowCallsOf(String id) {
        mayBeCalled = id;
    }

    static @Nullable JsonNode button(JsonNode message, String label) {
        for (JsonNode row : message.path("components")) {
            for (JsonNode button : row.path("components")) {
                if (button.path("label").asText().equals(label)) {
                    return button;
                }
            }
        }
        return null;
    }

    /** Fills in the form that an interaction was answered with, and sends it. */
    StandInInteraction submit(String user, String channel, StandInInteraction opened, String text) {
        JsonNode form = opened.answer().get("data");
        ObjectNode data = JSON.objectNode().put("custom_id", form.get("custom_id").asText());
        ArrayNode components = data.putArray("components");
        for (JsonNode label : form.get("components")) {
            ObjectNode input = components.addObject().put("type", 18).put("id", 1).putObject("component");
            input.put("type", 4).put("id", 2).put("custom_id", label.at("/component/custom_id").asText()).put("value", text);
        }
        return interaction(user, channel, 5, data, opened.message);
    }

    private StandInInteraction interaction(String user, String channel, int type, ObjectNode data, @Nullable ObjectNode message) {
        StandInInteraction made = new StandInInteraction(newId(), channel, user, message);
        interactions.put(made.id, made);
        interactions.put(made.token, made);
        ObjectNode kept = Objects.requireNonNull(channel(channel));
        ObjectNode told = JSON.objectNode().put("id", made.id).put("application_id", GUMSHOE).put("type", type).put("token", made.token)
                .put("version", 1).put("channel_id", channel).put("locale", "en-US").put("app_permissions", Long.toString(permissions))
                .put("context", kept.has("guild_id") ? 0 : 1).put("attachment_size_limit", 10_485_760);
        told.putObject("authorizing_integration_owners").put("0", GUILD);
        told.putArray("entitlements");
        told.set("data", data);
        told.set("channel", kept.deepCopy());
        if (message != null) {
            told.set("message", message.deepCopy());
        }
        if (kept.has("guild_id")) {
            told.put("guild_id", GUILD).put("guild_locale", "en-US").putObject("guild").put("id", GUILD).put("locale", "en-US")
                    .putArray("features");
            ObjectNode member = member(user).put("permissions", "0");
            member.set("user", user(user).deepCopy());
            told.set("member", member);
        } else {
            told.set("user", user(user).deepCopy());
        }
        gateway.dispatch("INTERACTION_CREATE", told);
        return made;
    }

    @Nullable
    StandInInteraction interactionOf(String idOrToken) {
        return interactions.get(idOrToken);
    }

    /** Waits until a bot is connected and listens. */
    void untilConnected() {
        Awaitility.await().atMost(PATIENCE).until(() -> gateway.connected() == 1 && commands != null);
    }

    /** What the description of the API, or Discord itself, has against what was requested. */
    List<String> violations() {
        return List.copyOf(rest.violations);
    }

    @Override
    public void close() {
        gateway.shut();
        rest.close();
    }
}
