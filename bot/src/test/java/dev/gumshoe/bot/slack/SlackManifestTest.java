package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SlackManifestTest {

    private static final URI REQUESTS = URI.create("https://gumshoe.example.com/slack/events");

    private static JsonObject manifest(URI requests) {
        return JsonParser.parseString(SlackManifest.json("/investigate", requests)).getAsJsonObject();
    }

    @Test
    void needsNoAddressOverASocket() {
        JsonObject manifest = manifest(null);

        assertThat(manifest.getAsJsonObject("settings").get("socket_mode_enabled").getAsBoolean()).isTrue();
        assertThat(manifest.toString()).doesNotContain("url").contains("im:history", "app_home_opened", "/investigate");
    }

    @Test
    void namesTheAddressWhereverSlackCallsIt() {
        JsonObject settings = manifest(REQUESTS).getAsJsonObject("settings");

        assertThat(settings.get("socket_mode_enabled").getAsBoolean()).isFalse();
        assertThat(settings.getAsJsonObject("event_subscriptions").get("request_url").getAsString()).isEqualTo(REQUESTS.toString());
        assertThat(settings.getAsJsonObject("interactivity").get("request_url").getAsString()).isEqualTo(REQUESTS.toString());
    }

    @Test
    void isOneClickAway() {
        assertThat(SlackManifest.page("/investigate", null).toString()).startsWith("https://api.slack.com/apps?new_app=1&manifest_json=%7B")
                .doesNotContain(" ").doesNotContain("+");
    }
}
