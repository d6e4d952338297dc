package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.assistant.AssistantThread;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackAssistantTest {

    private StubSlack slack;
    private SlackApi api;
    private SlackAssistant assistant;

    @BeforeEach
    void open() throws IOException {
        slack = new StubSlack();
        api = new SlackApi(new SlackSettings("xoxb-1", null, "secret", slack.address(), SlackSettings.Mode.HTTP, null, null, null));
        assistant = new SlackAssistant(api);
    }

    @AfterEach
    void close() throws IOException {
        api.close();
        slack.close();
    }

    private static SlackPost post(boolean direct, String thread) {
        return new SlackPost("D1", "17.2", thread, "U1", null, null, "when did it start?", List.of(), List.of(), direct);
    }

    private static AssistantThread thread() {
        AssistantThread thread = new AssistantThread();
        thread.setChannelId("D1");
        thread.setThreadTs("17.1");
        return thread;
    }

    @Test
    void showsInItsOwnThreadsThatItIsAtWork() {
        assistant.working(post(true, "17.1"));

        assertThat(slack.requests).singleElement().asString().startsWith("assistant.threads.setStatus").contains("thread_ts=17.1")
                .contains("looking into it");
    }

    @Test
    void saysNothingOfItElsewhere() {
        assistant.working(post(true, "17.2"));
        assistant.working(post(false, "17.1"));

        assertThat(slack.requests).isEmpty();
    }

    @Test
    void suggestsQuestionsOnlyWhereThereIsSomethingToAskAbout() {
        assistant.begun(thread(), false);
        assistant.begun(thread(), true);

        assertThat(slack.requests.getFirst()).contains("What are you working on?").doesNotContain("What changed?");
        assertThat(slack.requests.getLast()).contains("What changed?");
    }

    @Test
    void asksAWorkspaceWithoutSuchThreadsOnce() {
        slack.next("{\"ok\":false,\"error\":\"unknown_method\"}");

        assistant.working(post(true, "17.1"));
        assistant.working(post(true, "17.1"));

        assertThat(slack.requests).hasSize(1);
    }
}
