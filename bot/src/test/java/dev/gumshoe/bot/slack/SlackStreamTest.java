package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Note.Citation;
import dev.gumshoe.conversations.conversation.Note.Section;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackStreamTest {

    private static final String HOSTILE = "<!channel> [your bank](https://evil.example) *";

    private StubSlack slack;
    private SlackApi api;
    private SlackStream stream;

    @BeforeEach
    void open() throws IOException {
        slack = new StubSlack();
        api = new SlackApi(new SlackSettings("xoxb-1", null, "secret", slack.address(), SlackSettings.Mode.HTTP, null, null, null));
        stream = new SlackStream(api);
    }

    @AfterEach
    void close() throws IOException {
        api.close();
        slack.close();
    }

    private static Note answer(Note.Kind kind) {
        return Note.of(kind, "It began at 13:55.", List.of(new Section("Because", List.of(HOSTILE, "errors rose"))),
                List.of(new Citation("M1.1", "prometheus", "up", null)), null);
    }

    private boolean write(Note note, String channel) throws IOException {
        return stream.write(note, SlackIds.place(channel, "17.1"), SlackCards.cards(note, "inv-1", "7").getFirst(), "g:inv-1:7:0");
    }

    @Test
    void writesAnAnswerPieceByPieceAndMarksItsEnd() throws IOException {
        slack.next("{\"ok\":true,\"ts\":\"17.2\"}");

        assertThat(write(answer(Note.Kind.ANSWER), "D1")).isTrue();

        assertThat(slack.requests).extracting(request -> request.substring(0, request.indexOf(' ')))
                .containsExactly("chat.startStream", "chat.appendStream", "chat.stopStream");
        assertThat(slack.requests.getFirst()).contains("It began at 13:55.").contains("thread_ts=17.1");
        assertThat(slack.requests.get(1)).contains("ts=17.2").contains("**Because**").contains("- errors rose");
        assertThat(slack.requests.getLast()).contains("\"block_id\":\"g:inv-1:7:0\"").contains("M1.1");
    }

    @Test
    void letsNoTextMentionAnybodyOrHideALink() throws IOException {
        slack.next("{\"ok\":true,\"ts\":\"17.2\"}");

        write(answer(Note.Kind.ANSWER), "D1");

        assertThat(slack.requests.get(1)).contains("&lt;\\!channel&gt; \\[your bank\\](https://evil.example) \\*");
    }

    @Test
    void leavesItToOneMessageWhereSlackDoesNotKnowHowAndAsksOnce() throws IOException {
        slack.next("{\"ok\":false,\"error\":\"unknown_method\"}");

        assertThat(write(answer(Note.Kind.ANSWER), "D1")).isFalse();
        assertThat(write(answer(Note.Kind.ANSWER), "D1")).isFalse();

        assertThat(slack.requests).hasSize(1);
    }

    @Test
    void streamsNothingElseAndNowhereElse() throws IOException {
        assertThat(write(answer(Note.Kind.REPORT), "D1")).isFalse();
        assertThat(write(answer(Note.Kind.ANSWER), "C1")).isFalse();

        assertThat(slack.requests).isEmpty();
    }
}
