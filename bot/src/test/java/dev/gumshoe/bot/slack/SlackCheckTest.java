package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackCheckTest {

    private static final String WHO = "{\"ok\":true,\"user\":\"gumshoe\",\"team\":\"Acme\"}";

    private StubSlack slack;

    @BeforeEach
    void open() throws IOException {
        slack = new StubSlack();
    }

    @AfterEach
    void close() {
        slack.close();
    }

    private SlackSettings settings() {
        return new SlackSettings("xoxb-1", null, "secret", slack.address(), SlackSettings.Mode.HTTP, List.of("C0ALERTS"), null, null);
    }

    @Test
    void isContentWhenEveryScopeIsThereAndTheChannelHasIt() throws IOException {
        slack.next(200, Map.of("x-oauth-scopes", String.join(",", SlackManifest.SCOPES)), WHO);
        slack.next("{\"ok\":true,\"channel\":{\"id\":\"C0ALERTS\",\"is_member\":true}}");

        assertThat(SlackCheck.of(settings())).contains("speaks as gumshoe in Acme", "is in C0ALERTS");
    }

    @Test
    void namesTheScopesAndChannelsThatAreMissing() {
        slack.next(200, Map.of("x-oauth-scopes", "chat:write,commands"), WHO);
        slack.next("{\"ok\":true,\"channel\":{\"id\":\"C0ALERTS\",\"is_member\":false}}");

        assertThatThrownBy(() -> SlackCheck.of(settings())).isInstanceOf(IOException.class)
                .hasMessageContaining("lacks the scopes app_mentions:read, assistant:write")
                .hasMessageContaining("C0ALERTS does not have Gumshoe in it: /invite @gumshoe there");
    }
}
