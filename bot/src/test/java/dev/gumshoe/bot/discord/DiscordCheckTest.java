package dev.gumshoe.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscordCheckTest {

    private StandInDiscord discord;

    @BeforeEach
    void open() throws IOException {
        discord = new StandInDiscord();
    }

    @AfterEach
    void close() {
        discord.close();
    }

    @Test
    void saysAsWhomItSpeaksWhenAllIsWell() throws IOException {
        assertThat(DiscordCheck.of(discord.settings("#war-room"))).isEqualTo("speaks as Gumshoe in 1 server");
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void namesTheIntentThatIsOffAndThePermissionsAndChannelsThatAreMissing() {
        discord.gateway.contentIntentSwitchedOn = false;
        discord.permissions = StandInDiscord.PERMISSIONS & ~(1L << 35);

        assertThatThrownBy(() -> DiscordCheck.of(discord.settings("#nowhere")))
                .hasMessageContaining("switch on Message Content Intent")
                .hasMessageContaining("in #alerts its role needs Create Public Threads")
                .hasMessageContaining("none is called #nowhere");
    }

    @Test
    void saysThatTheTokenIsNotKnown() {
        DiscordSettings wrong = new DiscordSettings("a.b.c", discord.rest.address(), URI.create(discord.gateway.address()), null, null,
                null, null,
                null, null);

        assertThatThrownBy(() -> DiscordCheck.of(wrong)).hasMessageContaining("check discord.token");
        assertThatThrownBy(() -> new Desk().surface(wrong, "one", Duration.ofSeconds(3)).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("check discord.token");
    }

    @Test
    void asksForExactlyThePermissionsThatTheCheckLooksFor() {
        List<String> steps = DiscordInvite.steps("1100000000000000100");

        assertThat(steps).anyMatch(step -> step.contains("client_id=1100000000000000100&scope=bot+applications.commands&permissions="
                + StandInDiscord.PERMISSIONS));
        assertThat(steps).anyMatch(step -> step.contains("Message Content Intent"));
    }
}
