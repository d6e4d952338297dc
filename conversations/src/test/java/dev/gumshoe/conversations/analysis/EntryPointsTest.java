package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.analysis.Suspicion.Scored;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryPointsTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, Profile> profiles = new LinkedHashMap<>();

    EntryPointsTest() {
        Stream.of("gateway", "bot", "table").forEach(resource -> profiles.put(resource, Profile.empty(resource)));
    }

    private static final Topology CALLS = Topology.merging(List.of(new Inventory(List.of(),
            List.of(new Relation("gateway", "bot", RelationKind.CALLS, "declared", AT),
                    new Relation("bot", "table", RelationKind.CALLS, "declared", AT)))));

    private EntryPoints entries(@Nullable String alerted) {
        return EntryPoints.among(profiles, DependencyGraph.of(CALLS), alert(alerted));
    }

    private static Alert alert(@Nullable String resource) {
        return new Alert("a", "f", "requests are slow", "", Severity.HIGH, AT, resource, null, "test", null, Map.of());
    }

    private static Map<String, Scored> scored(double bot) {
        Map<String, Scored> scored = new LinkedHashMap<>();
        scored.put("gateway", new Scored("gateway", 0, Map.of()));
        scored.put("bot", new Scored("bot", bot, Map.of()));
        return scored;
    }

    private void gatewayShows(double strength, Signal... besides) {
        Signal slow = new Signal("gateway", SignalKinds.LATENCY, "latency", strength, AT,
                Map.of(Measured.SCORE, 9.0, Measured.QUIET, 1.0, Measured.LEVEL, 9.0), null);
        profiles.put("gateway", new Profile("gateway", Stream.concat(Stream.of(slow), Stream.of(besides)).toList()));
    }

    @Test
    void whereNothingElseShowsWhatServesTheUsersIsSuspected() {
        Map<String, Scored> ranked = entries(null).leaning(scored(0.05));

        assertThat(ranked.get("gateway").score()).isGreaterThan(ranked.get("bot").score());
    }

    @Test
    void whatWasSeenCountsMore() {
        Map<String, Scored> ranked = entries(null).leaning(scored(0.3));

        assertThat(ranked.get("bot").score()).isGreaterThan(ranked.get("gateway").score());
    }

    @Test
    void anAlertThatNamesSomebodySaysNothingOfWhoServesTheUsers() {
        assertThat(entries("bot").leaning(scored(0.05)).get("gateway").score()).isZero();
    }

    @Test
    void whatUsersDoNotFeelIsDoubted() {
        Signal watched = EntryPoints.watched(List.of(new MetricSeries("gateway", "latency_p90", new long[] {0}, new double[] {1})), CALLS)
                .getFirst();
        gatewayShows(0.03, watched);
        double unfelt = entries(null).doubt();
        gatewayShows(2, watched);

        assertThat(unfelt).isBetween(0.4, 0.5);
        assertThat(entries(null).doubt()).isZero();
    }

    @Test
    void whereWhatUsersFeelIsNotMeasuredNothingIsDoubted() {
        gatewayShows(0.03);

        assertThat(entries(null).doubt()).isZero();
    }
}
