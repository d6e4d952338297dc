package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gumshoe.bot.slack.SlackSettings.Mode;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackSettingsTest {

    @Test
    void fillsWhatWasLeftOut() {
        SlackSettings settings = new SlackSettings("xoxb-1", "xapp-1", null, null, null, null, null, null);

        assertThat(settings.mode()).isEqualTo(Mode.SOCKET);
        assertThat(settings.apiUrl()).isEqualTo(URI.create("https://slack.com/api/"));
        assertThat(settings.command()).isEqualTo("/investigate");
        assertThat(settings.watch()).isEmpty();
    }

    @Test
    void takesHttpWhereThereIsNoAppToken() {
        assertThat(new SlackSettings("xoxb-1", null, "secret", null, null, null, null, null).mode()).isEqualTo(Mode.HTTP);
    }

    @Test
    void addsTheSlashThatAnAddressLacks() {
        URI address = URI.create("http://127.0.0.1:3000/api");

        assertThat(new SlackSettings("xoxb-1", "xapp-1", null, address, null, null, null, null).apiUrl())
                .isEqualTo(URI.create("http://127.0.0.1:3000/api/"));
    }

    @Test
    void namesTheSettingThatIsMissingOrWrong() {
        refused(() -> new SlackSettings(null, "xapp-1", null, null, null, null, null, null), "slack.botToken is missing");
        refused(() -> new SlackSettings("xapp-1", "xapp-1", null, null, null, null, null, null),
                "slack.botToken is not that kind of token");
        refused(() -> new SlackSettings("xoxb-1", null, null, null, Mode.SOCKET, null, null, null), "slack.appToken is missing");
        refused(() -> new SlackSettings("xoxb-1", null, " ", null, null, null, null, null), "slack.signingSecret is missing");
        refused(() -> new SlackSettings("xoxb-1", "xapp-1", null, URI.create("slack"), null, null, null, null), "slack.apiUrl 'slack'");
        refused(() -> new SlackSettings("xoxb-1", "xapp-1", null, null, null, List.of("alerts"), null, null),
                "slack.watch 'alerts' is no channel");
        refused(() -> new SlackSettings("xoxb-1", "xapp-1", null, null, null, null, "", null), "slack.channel '' is no channel");
        refused(() -> new SlackSettings("xoxb-1", "xapp-1", null, null, null, null, null, "investigate"), "slack.command 'investigate'");
    }

    @Test
    void neverTellsItsSecrets() {
        SlackSettings settings = new SlackSettings("xoxb-secret", "xapp-secret", "signing-secret", null, null, null, null, null);

        assertThat(settings.toString()).doesNotContain("secret").contains("socket");
    }

    @Test
    void doesNotRepeatAWrongTokenInItsComplaint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlackSettings("xoxp-secret", "xapp-1", null, null, null, null, null, null))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    private static void refused(Runnable making, String words) {
        assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining(words);
    }
}
