package dev.gumshoe.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.conversation.Roles;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordSettingsTest {

    private static final String TOKEN = "MTAw.stand.in";

    private static DiscordSettings with(@Nullable String token, @Nullable String watch, @Nullable String command, @Nullable String expert) {
        return new DiscordSettings(token, null, null, watch == null ? null : List.of(watch), null, command, null, expert, null);
    }

    @Test
    void fillsInWhatIsLeftOut() {
        DiscordSettings settings = with(TOKEN, null, null, null);

        assertThat(settings.apiUrl()).isEqualTo(DiscordSettings.API);
        assertThat(settings.gatewayUrl()).isEqualTo(DiscordSettings.GATEWAY);
        assertThat(settings.command()).isEqualTo("investigate");
        assertThat(settings.watch()).isEmpty();
        assertThat(settings.roles()).isEqualTo(Roles.OPEN);
        assertThat(settings.missed()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void neverTellsTheToken() {
        assertThat(with(TOKEN, "#alerts", null, null).toString()).doesNotContain(TOKEN).contains("#alerts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-            | -      | -            | -   | discord.token is missing",
        "Bot a.b.c    | -      | -            | -   | discord.token is no bot's token",
        "a.b.c        | alerts | -            | -   | discord.watch 'alerts' is no channel",
        "a.b.c        | -      | /investigate | -   | discord.command '/investigate' is no slash command",
        "a.b.c        | -      | gumshoe      | -   | discord.command 'gumshoe' is no slash command",
        "a.b.c        | -      | -            | sre | discord.expert 'sre' is no id",
    })
    void saysWhatIsWrongAndHowToMendIt(@Nullable String token, @Nullable String watch, @Nullable String command, @Nullable String expert,
            String sentence) {
        assertThatThrownBy(() -> with(token, watch, command, expert)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void takesAnAddressWithoutItsLastSlash() {
        DiscordSettings settings = new DiscordSettings(TOKEN, URI.create("http://127.0.0.1:1/api/v10"), URI.create("ws://127.0.0.1:2"),
                null,
                null, null, null, null, null);

        assertThat(settings.apiUrl()).isEqualTo(URI.create("http://127.0.0.1:1/api/v10/"));
        assertThat(settings.gatewayUrl()).isEqualTo(URI.create("ws://127.0.0.1:2/"));
        assertThatThrownBy(() -> new DiscordSettings(TOKEN, URI.create("ftp://x/"), null, null, null, null, null, null, null))
                .hasMessageContaining("discord.apiUrl");
    }
}
