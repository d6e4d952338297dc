package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of Slack's that no server at hand gives: that it is too much, that it is refused, that there is more. */
class SlackApiTest {

    private StubSlack slack;
    private SlackApi api;

    @BeforeEach
    void open() throws IOException {
        slack = new StubSlack();
        api = new SlackApi(new SlackSettings("xoxb-of-this-test", "xapp-1", null, slack.address(), null, null, null, null));
    }

    @AfterEach
    void close() throws IOException {
        api.close();
        slack.close();
    }

    @Test
    void postsAgainWhenSlackAskedToSlowDown() throws IOException {
        slack.next(429, Map.of("Retry-After", "1"), "{\"ok\":false,\"error\":\"ratelimited\"}");
        slack.next("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\"}");

        String ts = api.post("C1", "1.0", SlackCards.line("words", "mark"));

        assertThat(ts).isEqualTo("1.2");
        assertThat(slack.requests).hasSize(2)
                .allSatisfy(request -> assertThat(request).startsWith("chat.postMessage").contains("thread_ts=1.0"));
    }

    @Test
    void doesNotPostAgainWhenSlackFailedForItMayHaveTakenIt() {
        slack.next(503, Map.of(), "upstream connect error");

        assertThatThrownBy(() -> api.post("C1", "1.0", SlackCards.line("words", "mark"))).isInstanceOf(IOException.class)
                .hasMessageContaining("chat.postMessage").hasMessageContaining("HTTP 503");

        assertThat(slack.requests).hasSize(1);
    }

    @Test
    void saysWhatWouldHelpAndNeverTheToken() {
        slack.next("{\"ok\":false,\"error\":\"not_in_channel\"}");

        SlackRefused refused = catchThrowableOfType(SlackRefused.class, () -> api.post("C1", null, SlackCards.line("words", "mark")));

        assertThat(refused).hasMessage("Slack refused chat.postMessage: not_in_channel; invite Gumshoe to the channel");
        assertThat(refused.gone()).isFalse();
    }

    @Test
    void namesTheScopeThatIsMissing() {
        slack.next("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"reactions:write\",\"provided\":\"chat:write\"}");

        assertThatThrownBy(() -> api.react("C1", "1.0", "eyes")).hasMessageContaining("needs reactions:write");
    }

    @Test
    void isContentWithAReactionThatIsThereAlready() throws IOException {
        slack.next("{\"ok\":false,\"error\":\"already_reacted\"}");

        api.react("C1", "1.0", "eyes");

        assertThat(slack.requests).hasSize(1);
    }

    @Test
    void readsAThreadToItsEnd() throws IOException {
        slack.next("""
                {"ok":true,"messages":[{"ts":"1.0","text":"alarm"},{"ts":"1.1","blocks":[{"type":"section","block_id":"g:inv-1:1:0"}]}],
                 "has_more":true,"response_metadata":{"next_cursor":"more"}}""");
        slack.next("""
                {"ok":true,"messages":[{"ts":"1.2","files":[{"id":"F1","name":"gumshoe-inv-1-2.png"}]}],"has_more":false}""");

        assertThat(api.channels().marks("C1", "1.0")).containsOnly(Map.entry("g:inv-1:1:0", "1.1"),
                Map.entry("gumshoe-inv-1-2.png", "1.2"));
        assertThat(slack.requests.getLast()).contains("cursor=more");
    }

    @Test
    void saysSoWhenNoChannelHasTheName() {
        slack.next("{\"ok\":true,\"channels\":[{\"id\":\"C1\",\"name\":\"alerts\"}]}");

        assertThatThrownBy(() -> api.channels().channelId("#incidents")).hasMessageContaining("no channel is called #incidents");
    }
}
