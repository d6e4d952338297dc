package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsFile;
import dev.gumshoe.conversations.agents.InMemoryRecordings;
import dev.gumshoe.conversations.agents.InMemorySpendings;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.peers.ModelServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One incident of the demonstration's world, investigated with a model over each protocol, and with each way in which a model breaks. */
class ModelsOverEveryWireTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static ModelServer server;
    private static RobotWorld world;
    private static Investigation calculated;

    @BeforeAll
    static void begin() throws Exception {
        server = ModelServer.start(folder);
        world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 7, Instant.parse("2026-03-03T14:20:00Z"));
        calculated = investigated(Reasoning.calculated(InstantSource.system(), ZoneOffset.UTC));
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

    private static Investigation investigated(Reasoning reasoning) throws InterruptedException {
        Instant end = world.alert().startedAt().plusSeconds(1);
        return new Replay(reasoning, Runbooks.read(List.of()).advice(), InstantSource.system(), _ -> List.of())
                .of("case-1", world.alert(), TimeWindow.endingAt(end, Duration.ofHours(24)), world.sources());
    }

    private static Settings settings(String provider, boolean stream, String stall) throws Exception {
        String path = switch (provider) {
            case "openai", "anthropic" -> "/v1";
            case "gemini" -> "/v1beta";
            default -> "";
        };
        String yaml = """
                models:
                - {provider: %s, model: a-model, key: a-key, baseUrl: "%s", region: eu-central-1, stream: %s, answers: text, retries: 0,
                   stall: %s, timeout: 90s, tariff: {input: 3, output: 15}}
                """.formatted(provider, server.at(path), stream, stall);
        return new SettingsFile(Files.writeString(folder.resolve("gumshoe.yaml"), yaml), Map.<String, String>of()::get).read();
    }

    /** Answers for each purpose: the lead concludes what calculation did, in words of its own. */
    private static String answers() throws IOException {
        RootCause cause = calculated.conclusion().orElseThrow().causes().getFirst();
        ArrayNode answers = JSON.createArrayNode();
        answer(answers, "Decide how to begin.", -1, "{\"hypotheses\": [], \"errands\": []}");
        answer(answers, "Judge each hypothesis", -1, "{\"verdicts\": [], \"hypotheses\": [], \"errands\": []}");
        answer(answers, "You are one specialist", -1, "{\"observations\": []}");
        ObjectNode conclusion = JSON.createObjectNode();
        ObjectNode one = conclusion.putArray("causes").addObject();
        one.put("resource", cause.resource()).put("mechanism", cause.mechanism().wireName()).put("change", cause.change());
        ObjectNode headline = one.putObject("headline");
        headline.put("text", cause.headline().text());
        cause.headline().observations().forEach(headline.putArray("observations")::add);
        one.putArray("because");
        one.put("doubt", 0.1);
        conclusion.putArray("impact");
        conclusion.putArray("ruled_out");
        answer(answers, "Conclude. Name the root cause", -1, conclusion.toString());
        return answers.toString();
    }

    private static void answer(ArrayNode answers, String charter, int turn, String content) {
        ObjectNode answer = answers.addObject();
        ObjectNode match = answer.putObject("match").put("systemMessage", charter);
        if (turn >= 0) {
            match.put("turnIndex", turn);
        }
        answer.putObject("response").put("content", content).putObject("usage").put("prompt_tokens", 1_000).put("completion_tokens", 50);
    }

    @ParameterizedTest
    @CsvSource({"anthropic, true", "anthropic, false", "bedrock, true", "bedrock, false", "openai, true", "openai, false", "ollama, true",
        "ollama, false", "gemini, true", "gemini, false"})
    void theSameIncidentComesToTheSameEnd(String provider, boolean stream) throws Exception {
        server.answers(answers());
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        InMemoryRecordings recordings = new InMemoryRecordings();

        Investigation state;
        try (Reasoning reasoning = Reasoning.of(
                settings(provider, stream, "60s"), recordings, new InMemorySpendings(), registry, InstantSource.system())) {
            state = investigated(reasoning);
        }

        Conclusion conclusion = state.conclusion().orElseThrow();
        assertThat(state.takenOver()).isEmpty();
        assertThat(conclusion.ranked().getFirst().resource())
                .isEqualTo(calculated.conclusion().orElseThrow().ranked().getFirst().resource());
        assertThat(state.spent().calls()).isGreaterThanOrEqualTo(8);
        assertThat(JSON.readTree(server.journal())).hasSize(state.spent().calls());
        assertThat(registry.scrape()).contains("gumshoe_model_calls_seconds_count{model=\"a-model\",outcome=\"said\"");
        assertThat(recordings.of("case-1")).hasSize(state.spent().calls());

        Investigation again = investigated(Reasoning.recorded(recordings.of("case-1"), InstantSource.system(), ZoneOffset.UTC));

        assertThat(again.takenOver()).isEmpty();
        assertThat(again.conclusion().orElseThrow().summary()).isEqualTo(conclusion.summary());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"rateLimitRate": 1}  | took no more requests
            {"malformedRate": 1}  | could not be read
            {"disconnectRate": 1} | did not answer
            {"latencyMs": 30000}  | did not answer in time
            """)
    void aModelThatBreaksHandsTheCaseToCalculationAndTheThreadSaysSo(String chaos, String why) throws Exception {
        for (String provider : List.of("anthropic", "openai", "bedrock", "ollama")) {
            server.breaks(chaos);

            Investigation state;
            try (Reasoning reasoning = Reasoning.of(settings(provider, true, chaos.contains("latency") ? "500ms" : "60s"),
                    new InMemoryRecordings(), new InMemorySpendings(),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), InstantSource.system())) {
                state = investigated(reasoning);
            }

            assertThat(state.takenOver().orElseThrow().why()).contains(why);
            assertThat(state.conclusion().orElseThrow().ranked()).isEqualTo(calculated.conclusion().orElseThrow().ranked());
            assertThat(state.conclusion().orElseThrow().summary()).isEqualTo(calculated.conclusion().orElseThrow().summary());
        }
    }
}
