package dev.gumshoe.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.Turn;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AttemptTest {

    @Test
    @Timeout(30)
    void aLibraryThatLacksAClassFailsAtOnceAndNotWhenPatienceEnds() throws Exception {
        ModelSettings settings = Wire.all().filter(wire -> !wire.streaming()).findFirst().orElseThrow()
                .settings(URI.create("http://127.0.0.1:9"), 0, Duration.ofMinutes(5));
        ChatModel broken = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                throw new NoClassDefFoundError("a class of another version");
            }
        };
        Endpoint real = Endpoints.of(settings);
        Attempt attempt = new Attempt(settings, new Endpoint(broken, real.streamed(), real.use(), real.quirks(), real.close()),
                () -> "call-1");

        ModelReply reply = attempt.of(LangchainModelTest.request(List.of(), null, new Turn.Person("Which service?")), Duration.ofMinutes(5),
                _ -> {});

        assertThat(reply).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.detail()).contains("a class of another version"));
    }
}
