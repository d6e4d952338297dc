package dev.gumshoe.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.Turn;
import dev.gumshoe.conversations.peers.ModelServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks at the other side becomes a failure of the right kind, with a sentence that says what to do and never the key. */
class BrokenModelTest {

    private static final Duration LONG = Duration.ofSeconds(60);

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
    void tooManyRequestsAreRateLimitedWithTheirRetryAfter(Wire wire) throws Exception {
        server.breaks("{\"rateLimitRate\": 1}");

        Failed failed = failed(wire.settings(server));

        assertThat(failed.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failed.retryAfter()).isPositive();
        assertThat(failed.detail()).contains(wire.provider().label(), "429");
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void aServerThatFailsIsUnavailable(Wire wire) throws Exception {
        server.breaks("{\"dropRate\": 1}");

        assertThat(failed(wire.settings(server)).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void aBodyThatIsNoReplyIsMalformed(Wire wire) throws Exception {
        server.breaks("{\"malformedRate\": 1}");

        assertThat(failed(wire.settings(server)).kind()).isEqualTo(Kind.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void aConnectionThatIsHungUpIsUnavailable(Wire wire) throws Exception {
        server.breaks("{\"disconnectRate\": 1}");

        assertThat(failed(wire.settings(server)).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#streams")
    void aStreamThatBreaksOffIsCut(Wire wire) throws Exception {
        server.answers("""
                [{"match": {"userMessage": "Hello?"}, "response": {"content": "The forge is on fire, and so is the gateway behind it."},
                  "chunkSize": 5, "latency": 60, "truncateAfterChunks": 6}]""");

        assertThat(failed(wire.settings(server)).kind()).isEqualTo(Kind.CUT);
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#streams")
    void aStreamThatStandsStillIsGivenUp(Wire wire) throws Exception {
        server.breaks("{\"latencyMs\": 30000}");

        Failed failed = failed(wire.settings(wire.address(server), 0, Duration.ofMillis(300)));

        assertThat(failed.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(failed.detail()).contains("0.3 s", "models[0].stall");
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void aReplyThatNeverComesTimesOut(Wire wire) throws Exception {
        server.breaks("{\"latencyMs\": 30000}");

        Failed failed = failed(wire.settings(server), Duration.ofMillis(300));

        assertThat(failed.kind()).isEqualTo(Kind.TIMED_OUT);
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void aKeyThatIsRefusedSaysWhichSettingAndNeverTheKey(Wire wire) throws Exception {
        server.answers("[{\"match\": {}, \"response\": {\"error\": {\"message\": \"bad key " + Wire.KEY
                + "\", \"type\": \"x\"}, \"status\": 401}}]");

        Failed failed = failed(wire.settings(server));

        assertThat(failed.kind()).isEqualTo(Kind.REFUSED_KEY);
        assertThat(failed.detail()).contains("models[0].key").doesNotContain(Wire.KEY);
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void aRequestThatIsTooLongSaysSo(Wire wire) throws Exception {
        server.answers("""
                [{"match": {}, "response": {"error": {"message": "prompt is too long: 210000 tokens > 200000", "type": "invalid_request_error"},
                  "status": 400}}]""");

        assertThat(failed(wire.settings(server)).kind()).isEqualTo(Kind.TOO_LONG);
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#streams")
    void aServerThatIsNotThereIsUnavailable(Wire wire) throws Exception {
        Failed failed = failed(wire.settings(URI.create("http://127.0.0.1:1/"), 0, LONG));

        assertThat(failed.kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#streams")
    void whatPassesIsTriedAgain(Wire wire) throws Exception {
        server.answers("""
                [{"match": {"userMessage": "Hello?", "sequenceIndex": 0}, "response": {"error": {"message": "busy"}, "status": 503}},
                 {"match": {"userMessage": "Hello?", "sequenceIndex": 1}, "response": {"error": {"message": "busy"}, "status": 503}},
                 {"match": {"userMessage": "Hello?"}, "response": {"content": "At last."}}]""");

        ModelReply reply = ask(wire.settings(wire.address(server), 2, LONG), LONG);

        assertThat(reply).isInstanceOfSatisfying(Said.class, said -> assertThat(said.text()).isEqualTo("At last."));
        assertThat(new ObjectMapper().readTree(server.journal())).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void waitsNoShorterThanTheOtherSideAsksAndNotAtAllWhereThereIsNoTime() throws Exception {
        server.answers(
                """
                [{"match": {}, "response": {"error": {"message": "slow down", "type": "rate_limit_error"}, "status": 429, "retryAfter": 600}}]""");
        Wire wire = new Wire(Provider.ANTHROPIC, true);

        Failed failed = (Failed) ask(wire.settings(wire.address(server), 5, LONG), LONG);

        assertThat(failed.retryAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(new ObjectMapper().readTree(server.journal())).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("dev.gumshoe.adapters.models.Wire#all")
    void anInterruptGivesTheCallUp(Wire wire) {
        server.breaks("{\"latencyMs\": 30000}");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ask(wire.settings(server), LONG)).isInstanceOf(InterruptedException.class);
    }

    private static Failed failed(ModelSettings settings) throws InterruptedException {
        return failed(settings, LONG);
    }

    private static Failed failed(ModelSettings settings, Duration timeout) throws InterruptedException {
        ModelReply reply = ask(settings, timeout);
        assertThat(reply).isInstanceOf(Failed.class);
        assertThat(((Failed) reply).detail()).doesNotContain(Wire.KEY);
        return (Failed) reply;
    }

    private static ModelReply ask(ModelSettings settings, Duration timeout) throws InterruptedException {
        ModelRequest request = new ModelRequest(
                "case-1", "lead.plan", "You are on call.", List.of(new Turn.Person("Hello?")), List.of(), null, 1_000, timeout);
        try (LangchainModel model = LangchainModel.of(settings)) {
            return model.ask(request, _ -> {});
        }
    }
}
