package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shop and desk call cart and list; they no longer get to the list. */
class FailureSignsTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, Profile> profiles = new LinkedHashMap<>();

    private FailureSigns signs() {
        List<Relation> calls = Stream.of("shop", "desk")
                .flatMap(
                        caller -> Stream.of("cart", "list").map(callee -> new Relation(caller, callee, RelationKind.CALLS, "declared", AT)))
                .toList();
        Topology topology = Topology.merging(List.of(new Inventory(List.of(), calls)));
        return new FailureSigns(profiles, DependencyGraph.of(topology), new Parts(topology, profiles), AddedTime.among(profiles));
    }

    private static Signal missing(String caller) {
        return new Signal(caller, SignalKinds.TRACE_MISSING, caller + " order -> list show", 20, AT,
                Map.of("quietPerCall", 1.0, "incidentPerCall", 0.0, "z", -20.0), null);
    }

    private static Signal endsAfterCart(String caller) {
        return new Signal("cart", SignalKinds.TRACE_ENDS_AFTER, caller + " order", 20, AT, Map.of("quiet", 0.0, "incident", 1.0, "z", 20.0),
                null);
    }

    private static Signal hasty(double ratio) {
        return new Signal("cart", SignalKinds.HASTY, "read", 20, AT, Map.of("ratio", ratio, "z", -20.0), null);
    }

    private void given(String resource, Signal... signals) {
        profiles.put(resource, new Profile(resource, List.of(signals)));
    }

    @Test
    void oneWhoEndsAfterAnAnswerMayHaveEndedByItself() {
        given("shop", missing("shop"));
        given("cart", endsAfterCart("shop"));

        assertThat(signs().givenUpOn("cart")).isBetween(0.3, 0.45);
        assertThat(signs().endedEarly("shop")).isGreaterThan(0.5);
    }

    @Test
    void whereTheCalleeHardlyWorksTheAnswerIsToBlame() {
        given("shop", missing("shop"));
        given("cart", endsAfterCart("shop"), hasty(0.1));

        assertThat(signs().givenUpOn("cart")).isGreaterThan(0.8);
        assertThat(signs().endedEarly("shop")).isLessThan(0.2);
    }

    @Test
    void severalWhoEndAfterTheSameAnswerHaveNotEndedByThemselves() {
        given("shop", missing("shop"));
        given("desk", missing("desk"));
        given("cart", endsAfterCart("shop"), endsAfterCart("desk"));

        assertThat(signs().givenUpOn("cart")).isGreaterThan(0.8);
        assertThat(signs().endedEarly("desk")).isLessThan(0.2);
    }

    @Test
    void whoIsMerelyQuickerIsNotIdle() {
        given("cart", hasty(0.45));
        double quicker = signs().hasty("cart");
        given("cart", hasty(0.1));

        assertThat(quicker).isLessThan(0.2);
        assertThat(signs().hasty("cart")).isGreaterThan(0.9);
    }
}
