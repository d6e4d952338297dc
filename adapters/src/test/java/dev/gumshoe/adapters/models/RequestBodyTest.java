package dev.gumshoe.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.Parameter;
import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.agents.ToolSpec;
import dev.gumshoe.conversations.agents.Turn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire where providers differ: marks for what to remember, limits, and turns that must alternate. */
class RequestBodyTest {

    private static final ToolSpec METRICS = new ToolSpec("query_metrics", "Reads metrics.",
            List.of(Parameter.required("resources", Shape.ListOf.TEXTS, "whose")));

    private final AtomicReference<JsonNode> body = new AtomicReference<>();
    private HttpServer server;

    /** It refuses everything: what it was sent is all that matters. */
    @BeforeEach
    void startAServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            body.set(new ObjectMapper().readTree(exchange.getRequestBody()));
            byte[] no = "{\"message\": \"no\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, no.length);
            exchange.getResponseBody().write(no);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopIt() {
        server.stop(0);
    }

    @Test
    void anthropicIsToldToRememberInstructionsToolsAndTheConversationSoFar() throws Exception {
        JsonNode sent = sent(new Wire(Provider.ANTHROPIC, true));

        assertThat(sent.at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(sent.at("/tools/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(sent.at("/cache_control/type").asText()).isEqualTo("ephemeral");
    }

    @Test
    void bedrockIsToldToRememberInstructionsAndTheConversationSoFar() throws Exception {
        for (boolean streaming : List.of(true, false)) {
            JsonNode sent = sent(new Wire(Provider.BEDROCK, streaming));

            assertThat(sent.at("/system/1/cachePoint/type").asText()).isEqualTo("default");
            assertThat(sent.at("/messages/2/content/1/cachePoint/type").asText()).isEqualTo("default");
        }
    }

    @Test
    void onBedrockWhatAPersonSaysAfterAToolsResultJoinsItsTurn() throws Exception {
        JsonNode messages = sent(new Wire(Provider.BEDROCK, false)).path("messages");

        assertThat(messages).extracting(message -> message.path("role").asText()).containsExactly("user", "assistant", "user");
        assertThat(messages.at("/2/content/0/toolResult/content/1/text").asText()).isEqualTo("And since when?");
    }

    @Test
    void serversThatSpeakLikeOpenAiKnowTheLimitByItsOldName() throws Exception {
        JsonNode sent = sent(new Wire(Provider.OPENAI, true));

        assertThat(sent.path("max_tokens").asInt()).isEqualTo(777);
        assertThat(sent.has("max_completion_tokens")).isFalse();
    }

    @Test
    void ollamaIsToldHowMuchToReserve() throws Exception {
        JsonNode sent = sent(new Wire(Provider.OLLAMA, false));

        assertThat(sent.at("/options/num_ctx").asInt()).isEqualTo(100_000);
        assertThat(sent.at("/options/num_predict").asInt()).isEqualTo(777);
    }

    private JsonNode sent(Wire wire) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        ModelRequest request = new ModelRequest("case-1", "lead.plan", "You are on call.", List.of(
                new Turn.Person("What is wrong?"),
                new Turn.Model("", List.of(new ToolRequest("a", "query_metrics", Arguments.NONE))),
                new Turn.ToolOutcome("a", "query_metrics", "FOUND: 912 ms"),
                new Turn.Person("And since when?")), List.of(METRICS), null, 777, Duration.ofSeconds(60));
        try (LangchainModel model = LangchainModel.of(wire.settings(address, 0, Duration.ofSeconds(60)))) {
            model.ask(request, _ -> {});
        }
        return body.get();
    }
}
