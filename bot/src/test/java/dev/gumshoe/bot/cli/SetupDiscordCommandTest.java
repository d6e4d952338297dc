package dev.gumshoe.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SetupDiscordCommandTest {

    @Test
    void printsTheInvitationOfTheApplicationAndWhatToSwitchOn() {
        Typed typed = Typed.of("setup", "discord", "--application", "1100000000000000100");

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("client_id=1100000000000000100&scope=bot+applications.commands&permissions=",
                "Message Content Intent",
                "token: ${DISCORD_TOKEN}");
    }

    @Test
    void saysWhatAnApplicationsIdLooksLike() {
        Typed typed = Typed.of("setup", "discord", "--application", "gumshoe");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("'gumshoe' is no application's id");
    }
}
