package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.analysis.Suspicion.Scored;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Instant ONSET = Instant.parse("2026-03-01T11:55:00Z");
    private static final String REFUSAL = "IllegalArgumentException: amount is -3 at Stock.java:12";

    private final Map<String, List<Signal>> signals = new LinkedHashMap<>();
    private final List<Relation> calls = new ArrayList<>();

    private RefusalsTest calls(String from, String to) {
        calls.add(new Relation(from, to, RelationKind.CALLS, "declared", ONSET));
        List.of(from, to).forEach(one -> signals.computeIfAbsent(one, _ -> new ArrayList<>()));
        return this;
    }

    private RefusalsTest logs(String resource, String line, Map<String, Double> marks) {
        Map<String, Double> figures = new LinkedHashMap<>(marks);
        figures.put("severe", 1.0);
        signals.get(resource).add(new Signal(resource, SignalKinds.LOG_ERROR, line, 20, ONSET, figures, null));
        return this;
    }

    private RefusalsTest complains(String caller, String callee) {
        String line = "call to " + callee + " failed, says " + caller;
        return logs(caller, line, Map.of(LogFindings.SYMPTOM, 1.0)).logs(callee, line, Map.of(LogFindings.NAMED, 1.0));
    }

    private RefusalsTest changed(String resource) {
        signals.get(resource).add(new Signal(resource, SignalKinds.CHANGE, "c1", 1, ONSET.minusSeconds(20), Map.of("kind-deployment", 1.0),
                null));
        return this;
    }

    /** The scores after it, where {@code stock} had 4 and everybody else 1. */
    private Map<String, Scored> settled() {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        signals.forEach((resource, all) -> profiles.put(resource, new Profile(resource, all)));
        Topology topology = Topology.merging(List.of(new Inventory(List.of(), calls)));
        Parts wholes = new Parts(topology, profiles);
        Map<String, Scored> scored = new LinkedHashMap<>();
        signals.keySet()
                .forEach(one -> scored.put(one, new Scored(one, one.equals("stock") ? 4 : 1, Map.of("errors that begin here", 2.0))));
        return new Refusals(profiles, DependencyGraph.of(topology), wholes, ChangeSigns.among(profiles, wholes, ONSET)).of(scored);
    }

    @Test
    void whereOneOfSeveralCallersIsRefusedItAskedWrong() {
        calls("cart", "stock").calls("order", "stock").logs("stock", REFUSAL, Map.of()).complains("cart", "stock");

        Map<String, Scored> settled = settled();

        assertThat(settled.get("cart").score()).isGreaterThan(settled.get("stock").score());
        assertThat(settled.get("order").score()).isEqualTo(1);
    }

    @Test
    void whomSeveralRefuseAtOnceAskedWrong() {
        calls("cart", "stock").calls("cart", "price").logs("stock", REFUSAL, Map.of()).logs("price", REFUSAL, Map.of());

        Map<String, Scored> settled = settled();

        assertThat(settled.get("cart").score()).isGreaterThan(settled.get("stock").score());
    }

    @Test
    void theOnlyCallerIsBlamedWhereItWasChangedAndWhoRefusesWasNot() {
        calls("cart", "stock").logs("stock", REFUSAL, Map.of()).changed("cart");

        assertThat(settled().get("cart").score()).isGreaterThan(settled().get("stock").score());
        assertThat(changed("stock").settled().get("stock").score()).isGreaterThan(3);
    }

    @Test
    void whereTheOnlyCallerIsRefusedItCannotBeTold() {
        calls("cart", "stock").logs("stock", REFUSAL, Map.of());

        assertThat(settled().get("stock").score()).isEqualTo(4);
    }

    @Test
    void whatIsNoRefusalStaysWhereItIsThrown() {
        calls("cart", "stock").calls("order", "stock").complains("cart", "stock")
                .logs("stock", "IllegalStateException: quantity is 3 at Stock.java:12", Map.of());

        assertThat(settled().get("stock").score()).isEqualTo(4);
    }
}
