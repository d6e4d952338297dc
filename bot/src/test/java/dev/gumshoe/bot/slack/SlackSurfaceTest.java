package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.gumshoe.bot.Integrations;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How listening begins when Slack does not want it to. */
class SlackSurfaceTest {

    private final Office office = new Office();
    private StubSlack slack;
    private SlackSurface surface;

    @BeforeEach
    void open() throws IOException {
        slack = new StubSlack();
        surface = new SlackSurface(new SlackSettings("xoxb-1", null, "secret", slack.address(), null, null, null, null), office.frontDesk,
                Integrations.alerts());
    }

    @AfterEach
    void close() throws IOException {
        surface.close();
        slack.close();
    }

    @Test
    void saysInOneSentenceThatTheTokenIsWrong() {
        slack.next("{\"ok\":false,\"error\":\"invalid_auth\"}");

        assertThatIllegalArgumentException().isThrownBy(surface::start)
                .withMessage("Slack refused auth.test: invalid_auth; check slack.botToken, the bot's (xoxb-…)");
    }

    @Test
    void triesAgainInTheBackgroundWhenSlackIsUnwell() {
        slack.next(503, Map.of(), "unwell");

        surface.start();

        await().until(() -> slack.requests.size() >= 2);
    }
}
