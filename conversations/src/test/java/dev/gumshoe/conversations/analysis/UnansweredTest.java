package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Signal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnansweredTest {

    private static final Instant ONSET = Instant.parse("2026-03-01T11:55:00Z");
    private static final Signal MISSING = new Signal("cart", SignalKinds.TRACE_MISSING, "cart POST /items -> stock GET /stock", 12, ONSET,
            Map.of("quietPerCall", 1.0, "incidentPerCall", 0.2, "z", -12.0), null);

    private static Map<String, Profile> decided(List<Signal> ofCart, List<Signal> ofStock) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        profiles.put("cart", new Profile("cart", ofCart));
        profiles.put("stock", new Profile("stock", ofStock));
        return Unanswered.decided(profiles);
    }

    private static Signal complaint(String resource) {
        return new Signal(resource, SignalKinds.LOG_TEMPLATE_NEW, "call to stock timed out", 20, ONSET,
                Map.of("named", 1.0, Unanswered.COMPLAINT, 1.0, "severe", 1.0, "z", 20.0), null);
    }

    private static Signal slowOfItsOwn(String resource) {
        return new Signal(resource, SignalKinds.TRACE_SELF_TIME, "POST /items", 20, ONSET, Map.of("ratio", 5.0, "z", 20.0), null);
    }

    private static Signal thrown(String resource) {
        return new Signal(resource, SignalKinds.LOG_ERROR, "IllegalStateException at Cart.java:12", 20, ONSET, Map.of("z", 20.0), null);
    }

    @Test
    void whoMakesNoCallsAnyMoreHasEndedEarlyUnlessSomethingSpeaksOfTheOther() {
        Map<String, Profile> profiles = decided(List.of(MISSING), List.of(Unanswered.perhaps(MISSING, "stock")));

        assertThat(profiles.get("cart").endedEarly()).isGreaterThan(0.5);
        assertThat(profiles.get("stock").silence()).isZero();
    }

    @Test
    void theCalleeDidNotAnswerWhereOthersComplainOfIt() {
        Map<String, Profile> profiles = decided(List.of(MISSING), List.of(Unanswered.perhaps(MISSING, "stock"), complaint("stock")));

        assertThat(profiles.get("cart").endedEarly()).isZero();
        assertThat(profiles.get("stock").silence()).isGreaterThan(0.5);
        assertThat(profiles.get("stock").errors()).isGreaterThan(0.5);
    }

    @Test
    void theCalleeDidNotAnswerWhereTheCallerWaited() {
        Map<String, Profile> profiles = decided(List.of(MISSING, slowOfItsOwn("cart")), List.of(Unanswered.perhaps(MISSING, "stock")));

        assertThat(profiles.get("stock").silence()).isGreaterThan(0.5);
    }

    @Test
    void whoThrowsInItsOwnCodeHasEndedEarlyByItself() {
        Map<String, Profile> profiles = decided(List.of(MISSING, slowOfItsOwn("cart"), thrown("cart")),
                List.of(Unanswered.perhaps(MISSING, "stock")));

        assertThat(profiles.get("cart").endedEarly()).isGreaterThan(0.5);
        assertThat(profiles.get("stock").silence()).isZero();
    }

    @Test
    void aBadAnswerIsNoMissingOne() {
        assertThat(Unanswered.complains("call to stock failed: status 500")).isFalse();
        assertThat(Unanswered.complains("call to stock failed: connection timed out")).isTrue();
        assertThat(Unanswered.complains("dial tcp 10.0.0.7:80: connect: connection refused")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "dial tcp 10.0.0.7:5432: connect: connection refused",
        "Read timed out after 3000 ms calling orders",
        "upstream connect error: no healthy upstream",
        "java.net.ConnectException: Connection refused: orders\n\tat org.apache.http.impl.conn.PoolingHttpClientConnectionManager.connect"
    })
    void othersThatDoNotAnswerAreComplainedOf(String line) {
        assertThat(Unanswered.complains(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "HikariPool-1 - Connection is not available, request timed out after 30001ms",
        "QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00",
        "An attempt by a client to checkout a Connection has timed out.",
        "Timeout waiting for idle object, timed out after 500ms",
        "could not acquire a connection to orders: deadline exceeded",
        "the answer of orders was malformed"
    })
    void whoWaitsForItsOwnPoolComplainsOfNobody(String line) {
        assertThat(Unanswered.complains(line)).isFalse();
    }
}
