package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.adapters.cases.RecordedCase;
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
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.peers.ModelServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One incident of the demonstration's world, investigated with a model over each protocol, and with each way in which a model breaks. */
class ModelsOverEveryWireTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Much less than the day a case looks back by default: here it is the wire that matters. */
    private static final Duration LOOKBACK = Duration.ofMinutes(30);

    @TempDir
    private static Path folder;

    private static ModelServer server;
    private static RobotWorld world;
    private static Investigation calculated;
    private static RecordedCase small;
    private static Investigation smallCalculated;

    @BeforeAll
    static void begin() throws Exception {
        server = ModelServer.start(folder);
        world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 7, Instant.parse("2026-03-03T14:20:00Z"));
        calculated = investigated(Reasoning.calculated(InstantSource.system(), ZoneOffset.UTC));
        small = RecordedCase.open(Path.of("src/test/resources/cases/checkout-errors"));
        smallCalculated = followed(Reasoning.calculated(InstantSource.system(), ZoneOffset.UTC), new CopyOnWriteArrayList<>()).of(small);
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

    private static Replay followed(Reasoning reasoning, List<String> thread) {
        return new Replay(reasoning, Runbooks.read(List.of()).advice(), InstantSource.system(), _ -> List.of(new ThreadLines(thread)));
    }

    private static Investigation investigated(Reasoning reasoning) throws InterruptedException {
        Instant end = world.alert().startedAt().plusSeconds(1);
        return followed(reasoning, new CopyOnWriteArrayList<>())
                .of("case-1", world.alert(), TimeWindow.endingAt(end, LOOKBACK), world.sources());
    }

    private static Settings settings(String provider, boolean stream, String stall, String timeout) throws Exception {
        String path = switch (provider) {
            case "openai", "anthropic" -> "/v1";
            case "gemini" -> "/v1beta";
            default -> "";
        };
        String yaml = """
                models:
                - {provider: %s, model: a-model, key: a-key, baseUrl: "%s", region: eu-central-1, stream: %s, answers: text, retries: 0,
                   stall: %s, timeout: %s, tariff: {input: 3, output: 15}}
                """.formatted(provider, server.at(path), stream, stall, timeout);
        return new SettingsFile(Files.writeString(folder.resolve("gumshoe.yaml"), yaml), Map.<String, String>of()::get).read();
    }

    /** The lead concludes what calculation did, in its words; the specialist for logs calls a tool. */
    private static String answers(String provider) {
        RootCause cause = calculated.conclusion().orElseThrow().causes().getFirst();
        return new ModelScript(provider.equals("gemini") ? "stop" : "tool_calls")
                .calls(ModelScript.LOGS, "log_templates", Map.of("limit", 3))
                .says(ModelScript.LOGS, 1, "{\"observations\": []}")
                .concludes(cause, cause.headline().text(), cause.headline().observations())
                .andNothingElse()
                .answers();
    }

    @ParameterizedTest
    @CsvSource({"anthropic, true", "anthropic, false", "bedrock, true", "bedrock, false", "openai, true", "openai, false", "ollama, true",
        "ollama, false", "gemini, true", "gemini, false"})
    void theSameIncidentComesToTheSameEnd(String provider, boolean stream) throws Exception {
        server.answers(answers(provider));
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        InMemoryRecordings recordings = new InMemoryRecordings();

        Investigation state;
        try (Reasoning reasoning = Reasoning.of(settings(provider, stream, "60s", "90s"), recordings, new InMemorySpendings(), registry,
                InstantSource.system())) {
            state = investigated(reasoning);
        }

        Conclusion conclusion = state.conclusion().orElseThrow();
        assertThat(state.takenOver()).isEmpty();
        assertThat(conclusion.ranked().getFirst().resource())
                .isEqualTo(calculated.conclusion().orElseThrow().ranked().getFirst().resource());
        assertThat(state.spent().calls()).isGreaterThanOrEqualTo(8);
        assertThat(state.spent().toolCalls()).isEqualTo(1);
        assertThat(JSON.readTree(server.journal())).hasSize(state.spent().calls());
        assertThat(server.journal()).as("the tool's result as the server was sent it").contains("Evidence E1 (data;");
        assertThat(registry.scrape()).contains("gumshoe_model_calls_seconds_count{model=\"a-model\",outcome=\"said\"");
        assertThat(recordings.of("case-1")).hasSize(state.spent().calls());

    }

    @Test
    void aRunIsReplayedToTheSameEndWithoutTheServer() throws Exception {
        server.answers(answers("anthropic"));
        InMemoryRecordings recordings = new InMemoryRecordings();
        Investigation live;
        try (Reasoning reasoning = Reasoning.of(settings("anthropic", true, "60s", "90s"), recordings, new InMemorySpendings(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), InstantSource.system())) {
            live = investigated(reasoning);
        }
        server.reset();

        Investigation again = investigated(Reasoning.recorded(recordings.of("case-1"), InstantSource.system(), ZoneOffset.UTC));

        assertThat(again.takenOver()).isEmpty();
        assertThat(again.conclusion().orElseThrow().summary()).isEqualTo(live.conclusion().orElseThrow().summary());
        assertThat(JSON.readTree(server.journal())).isEmpty();
    }

    static Stream<Arguments> breakage() {
        Map<String, String> whys = Map.of(
                "{\"rateLimitRate\": 1}", "took no more requests",
                "{\"malformedRate\": 1}", "could not be read",
                "{\"disconnectRate\": 1}", "did not answer",
                "{\"latencyMs\": 30000}", "did not answer in time");
        return Stream.of("anthropic", "openai", "bedrock", "ollama").flatMap(provider -> Stream.of(true, false)
                .flatMap(stream -> whys.entrySet().stream().map(e -> Arguments.of(provider, stream, e.getKey(), e.getValue()))));
    }

    /** A server that says nothing for 30 s is left after the time that the settings give it, which is shorter here. */
    @ParameterizedTest
    @MethodSource("breakage")
    void aModelThatBreaksHandsTheCaseToCalculationAndTheThreadSaysSo(String provider, boolean stream, String chaos, String why)
            throws Exception {
        server.breaks(chaos);
        List<String> thread = new CopyOnWriteArrayList<>();
        boolean silent = chaos.contains("latency");

        Investigation state;
        try (Reasoning reasoning = Reasoning.of(
                settings(provider, stream, silent ? "500ms" : "60s", silent && !stream ? "500ms" : "90s"), new InMemoryRecordings(),
                new InMemorySpendings(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), InstantSource.system())) {
            state = followed(reasoning, thread).of(small);
        }

        assertThat(state.takenOver().orElseThrow().why()).contains(why);
        assertThat(thread).filteredOn(said -> said.startsWith("Going on without a-model: ")).singleElement().asString().contains(why);
        assertThat(state.conclusion().orElseThrow().ranked()).extracting(Suspect::resource).isEqualTo(
                smallCalculated.conclusion().orElseThrow().ranked().stream().map(Suspect::resource).toList());
        assertThat(state.conclusion().orElseThrow().summary()).isEqualTo(smallCalculated.conclusion().orElseThrow().summary());
    }
}
