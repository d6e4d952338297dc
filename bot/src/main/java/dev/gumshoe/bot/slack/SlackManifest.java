package dev.gumshoe.bot.slack;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Slack app that Gumshoe needs, as the manifest Slack makes an app from.
 *
 * @see <a href="https://docs.slack.dev/reference/app-manifest">App manifests</a>
 */
public final class SlackManifest {

    /** What the bot token may do: read where it is invited, and speak there. */
    static final List<String> SCOPES = List.of("app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write",
            "commands", "files:read", "files:write", "groups:history", "groups:read", "im:history", "reactions:write", "usergroups:read",
            "users:read");

    /** What Slack tells of. */
    static final List<String> EVENTS = List.of("app_home_opened", "app_mention", "assistant_thread_started",
            "assistant_thread_context_changed", "message.channels", "message.groups", "message.im");

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String NEW_APP = "https://api.slack.com/apps?new_app=1&manifest_json=";

    private SlackManifest() {}

    /**
     * The manifest as JSON.
     *
     * @param command the slash command
     * @param requests where Slack sends its requests, or null for Socket Mode
     */
    public static String json(String command, @Nullable URI requests) {
        return GSON.toJson(manifest(command, requests));
    }

    /** A page of Slack's that makes the app with one click. */
    public static URI page(String command, @Nullable URI requests) {
        String compact = new Gson().toJson(manifest(command, requests));
        return URI.create(NEW_APP + URLEncoder.encode(compact, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static JsonObject manifest(String command, @Nullable URI requests) {
        JsonObject manifest = new JsonObject();
        manifest.add("display_information", object("name", "Gumshoe", "description", "Investigates alerts in their threads",
                "background_color", "#1f2933"));
        manifest.add("features", features(command, requests));
        JsonObject scopes = new JsonObject();
        scopes.add("bot", strings(SCOPES));
        JsonObject oauth = new JsonObject();
        oauth.add("scopes", scopes);
        manifest.add("oauth_config", oauth);
        manifest.add("settings", settings(requests));
        return manifest;
    }

    private static JsonObject features(String command, @Nullable URI requests) {
        JsonObject slash = object("command", command, "description", "Investigate what you see", "usage_hint",
                "TEXT | list | status | mitigate | stop | runbooks | help");
        slash.addProperty("should_escape", true);
        at(slash, "url", requests);
        JsonObject bot = object("display_name", "gumshoe");
        bot.addProperty("always_online", true);
        JsonObject home = new JsonObject();
        home.addProperty("home_tab_enabled", true);
        home.addProperty("messages_tab_enabled", true);
        home.addProperty("messages_tab_read_only_enabled", false);
        JsonObject features = new JsonObject();
        features.add("app_home", home);
        features.add("bot_user", bot);
        features.add("assistant_view",
                object("assistant_description", "Investigates alerts, answers from the record, and shows the evidence."));
        JsonArray commands = new JsonArray();
        commands.add(slash);
        features.add("slash_commands", commands);
        return features;
    }

    private static JsonObject settings(@Nullable URI requests) {
        JsonObject events = new JsonObject();
        at(events, "request_url", requests);
        events.add("bot_events", strings(EVENTS));
        JsonObject interactivity = new JsonObject();
        interactivity.addProperty("is_enabled", true);
        at(interactivity, "request_url", requests);
        JsonObject settings = new JsonObject();
        settings.add("event_subscriptions", events);
        settings.add("interactivity", interactivity);
        settings.addProperty("org_deploy_enabled", false);
        settings.addProperty("socket_mode_enabled", requests == null);
        settings.addProperty("token_rotation_enabled", false);
        return settings;
    }

    private static void at(JsonObject object, String field, @Nullable URI requests) {
        if (requests != null) {
            object.addProperty(field, requests.toString());
        }
    }

    private static JsonObject object(String... pairs) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            object.addProperty(pairs[i], pairs[i + 1]);
        }
        return object;
    }

    private static JsonElement strings(List<String> values) {
        JsonArray array = new JsonArray();
        values.stream().map(JsonPrimitive::new).forEach(array::add);
        return array;
    }
}
