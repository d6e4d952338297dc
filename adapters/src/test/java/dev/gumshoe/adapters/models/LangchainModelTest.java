package dev.gumshoe.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.conversations.agents.AnswerShape;
import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.Parameter;
import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.agents.TokenUse;
import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.agents.ToolSpec;
import dev.gumshoe.conversations.agents.Turn;
import dev.gumshoe.conversations.peers.ModelServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every provider's protocol, spoken with a server that we did not write. */
class LangchainModelTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ToolSpec METRICS = new ToolSpec("query_metrics", "Reads metrics.", List.of(
            Parameter.required("resources", Shape.ListOf.TEXTS, "whose"),
            Parameter.optional("limit", new Shape.WholeNumber(1, 100), "how many at most")));
    private static final ToolSpec LOGS = new ToolSpec("read_logs", "Reads logs.", List.of(
            Parameter.required("words", Shape.Text.ANY, "what to look for"),
            Parameter.optional("from", new Shape.Time(), "since when")));
    private static final AnswerShape VERDICT = new AnswerShape("verdict", "What it was.", List.of(
            Parameter.required("cause", Shape.Text.ANY, "the resource"),
            Parameter.required("sure", Shape.Text.oneOf("yes", "no"), "whether it is sure"),
            Parameter.optional("mechanism", Shape.Text.oneOf("change", "load"), "how"),
            Parameter.required("claims", new Shape.ListOf(new Shape.Thing(List.of(
                    Parameter.required("text", Shape.Text.ANY, "the claim"),
                    Parameter.required("observations", Shape.ListOf.TEXTS, "what it rests on")))), "what is claimed")));

    @TempDir
    private static Path folder;

    private static ModelServer server;

    @BeforeAll
    static void startTheServer() throws IOException {
        server = ModelServer.start(folder);
    }

    @AfterAll
    static void stopTheServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void forget() {
        server.reset();
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void saysWhatTheModelSaysAndWhatItUsed(Wire wire) throws Exception {
        server.answers("""
                [{"match": {"systemMessage": "You are on call.", "userMessage": "Hello?"}, "response": {
                    "content": "The forge is on fire.", "usage": {"prompt_tokens": 120, "completion_tokens": 7, "total_tokens": 127}}}]""");
        List<String> words = new ArrayList<>();

        ModelReply reply = ask(wire, request(List.of(), null, new Turn.Person("Hello?")), words);

        assertThat(reply).isInstanceOfSatisfying(Said.class, said -> {
            assertThat(said.text()).isEqualTo("The forge is on fire.");
            assertThat(said.requests()).isEmpty();
            assertThat(said.use()).isEqualTo(wire.provider() == Provider.OLLAMA ? TokenUse.NONE : new TokenUse(120, 0, 7));
        });
        assertThat(String.join("", words)).isEqualTo(wire.streaming() ? "The forge is on fire." : "");
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void takesToolsToAndFro(Wire wire) throws Exception {
        server.answers("""
                [{"match": {"userMessage": "What is wrong?", "turnIndex": 0}, "response": {"toolCalls": [
                    {"id": "call_a", "name": "query_metrics", "arguments": {"resources": ["forge", "gateway"], "limit": 5}},
                    {"id": "call_b", "name": "read_logs", "arguments": {"words": "timeout"}}], "finishReason": "%s"}},
                 {"match": {"userMessage": "What is wrong?", "turnIndex": 1}, "response": {"content": "The forge is slow."}}]"""
                .formatted(finished(wire)));
        Turn.Person question = new Turn.Person("What is wrong?");

        ModelReply first = ask(wire, request(List.of(METRICS, LOGS), null, question));

        List<ToolRequest> wanted = ((Said) first).requests();
        assertThat(wanted).extracting(ToolRequest::tool).containsExactly("query_metrics", "read_logs");
        assertThat(wanted).extracting(ToolRequest::defect).containsOnlyNulls();
        assertThat(wanted).extracting(ToolRequest::id).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).isNotBlank());
        assertThat(wanted.getFirst().arguments().texts("resources")).containsExactly("forge", "gateway");
        assertThat(wanted.getFirst().arguments().wholeNumber("limit")).contains(5L);

        ModelReply second = ask(wire, request(List.of(METRICS, LOGS), null, question,
                new Turn.Model(((Said) first).text(), wanted),
                new Turn.ToolOutcome(wanted.get(0).id(), "query_metrics", "FOUND: forge took 912 ms"),
                new Turn.ToolOutcome(wanted.get(1).id(), "read_logs", "NOTHING FOUND: timeout")));

        assertThat(second).isInstanceOfSatisfying(Said.class, said -> assertThat(said.text()).isEqualTo("The forge is slow."));
        List<JsonNode> results = toolResults(lastRequest());
        assertThat(results).extracting(result -> result.path("content").toString())
                .satisfiesExactly(
                        metrics -> assertThat(metrics).contains("forge took 912 ms"),
                        logs -> assertThat(logs).contains("NOTHING FOUND: timeout"));
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void fillsAForm(Wire wire) throws Exception {
        server.answers(
                """
                [{"match": {"userMessage": "Conclude."}, "response": {"content": {
                    "cause": "forge", "sure": "yes", "mechanism": null, "claims": [{"text": "It was slow.", "observations": ["o1", "o2"]}]}}}]""");

        ModelReply reply = ask(wire, request(List.of(), VERDICT, new Turn.Person("Conclude.")));

        Arguments answer = ((Said) reply).answer();
        assertThat(answer.text("cause")).contains("forge");
        assertThat(answer.text("mechanism")).isEmpty();
        assertThat(answer.given().get("claims")).hasToString("[{text: \"It was slow.\", observations: [\"o1\", \"o2\"]}]");
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void fillsAFormThatIsShownAsAToolBesideOthers(Wire wire) throws Exception {
        server.answers("""
                [{"match": {"userMessage": "Look, then conclude.", "toolName": "verdict"}, "response": {"toolCalls": [
                    {"name": "verdict", "arguments": {"cause": "forge", "sure": "no", "claims": []}}], "finishReason": "%s"}}]"""
                .formatted(finished(wire)));
        ModelSettings settings = with(wire.settings(server), AnswerMode.TOOL);

        ModelReply reply = ask(settings, request(List.of(METRICS), VERDICT, new Turn.Person("Look, then conclude.")));

        Said said = (Said) reply;
        assertThat(said.requests()).isEmpty();
        assertThat(said.answer().text("cause")).contains("forge");
        assertThat(JSON.readTree(said.text())).isEqualTo(JSON.readTree("{\"cause\":\"forge\",\"sure\":\"no\",\"claims\":[]}"));
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#streams")
    void refusesAFormThatIsFilledInWrongly(Wire wire) throws Exception {
        server.answers("""
                [{"match": {"userMessage": "Conclude."}, "response": {"content": {
                    "cause": "forge", "sure": "perhaps", "claims": []}}}]""");

        ModelReply reply = ask(wire, request(List.of(), VERDICT, new Turn.Person("Conclude.")));

        assertThat(reply).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Kind.MALFORMED);
            assertThat(failed.detail()).contains(wire.provider().label(), "sure is \"perhaps\", not one of yes, no");
        });
    }

    private static ModelReply ask(Wire wire, ModelRequest request) throws InterruptedException {
        return ask(wire, request, new ArrayList<>());
    }

    private static ModelReply ask(Wire wire, ModelRequest request, List<String> words) throws InterruptedException {
        try (LangchainModel model = LangchainModel.of(wire.settings(server))) {
            return model.ask(request, words::add);
        }
    }

    private static ModelReply ask(ModelSettings settings, ModelRequest request) throws InterruptedException {
        try (LangchainModel model = LangchainModel.of(settings)) {
            return model.ask(request, _ -> {});
        }
    }

    /** Gemini says that it stopped also where it asks for tools; the server would say something that Gemini never does. */
    private static String finished(Wire wire) {
        return wire.provider() == Provider.GEMINI ? "stop" : "tool_calls";
    }

    static ModelSettings with(ModelSettings s, AnswerMode answers) {
        return new ModelSettings(s.setting(), s.provider(), s.model(), s.key(), s.baseUrl(), s.region(), s.streaming(), answers,
                s.caching(),
                s.temperature(), s.contextTokens(), s.timeout(), s.stall(), s.retries(), s.parallel());
    }

    static ModelRequest request(List<ToolSpec> tools, AnswerShape shape, Turn... turns) {
        return new ModelRequest("case-1", "lead.plan", "You are on call.", List.of(turns), tools, shape, 1_000, Duration.ofSeconds(90));
    }

    private static JsonNode lastRequest() throws IOException {
        JsonNode journal = JSON.readTree(server.journal());
        return journal.path(journal.size() - 1);
    }

    private static List<JsonNode> toolResults(JsonNode entry) {
        List<JsonNode> results = new ArrayList<>();
        entry.path("body").path("messages").forEach(message -> {
            if (message.path("role").asText().equals("tool")) {
                results.add(message);
            }
        });
        return results;
    }
}
