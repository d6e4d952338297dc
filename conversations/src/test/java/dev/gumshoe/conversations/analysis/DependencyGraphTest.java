package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who depends on whom, where only log lines tell it. */
class DependencyGraphTest {

    private static Signal line(String resource, String subject, String mark) {
        return new Signal(resource, SignalKinds.LOG_TEMPLATE_NEW, subject, 5, null, Map.of(mark, 1.0), null);
    }

    private static DependencyGraph told(Signal... signals) {
        Topology topology = Topology.merging(List.of(new Inventory(List.of(),
                List.of(new Relation("gateway", "forge", RelationKind.CALLS, "spans", Instant.EPOCH)))));
        return DependencyGraph.of(topology).complaining(new Signals(List.of(signals)));
    }

    @Test
    void whoeverComplainsOfOneOtherCallsIt() {
        DependencyGraph graph = told(line("shop", "pricing refused", LogFindings.SYMPTOM), line("pricing", "pricing refused",
                LogFindings.NAMED));

        assertThat(graph.below("shop")).containsExactly("pricing");
        assertThat(graph.reach("shop")).contains("pricing");
    }

    @Test
    void aLineThatNamesTwoTellsNothing() {
        DependencyGraph graph = told(line("shop", "either", LogFindings.SYMPTOM), line("pricing", "either", LogFindings.NAMED),
                line("stock", "either", LogFindings.NAMED));

        assertThat(graph.below("shop")).isEmpty();
    }

    @Test
    void whatIsKnownIsNotTurnedRound() {
        DependencyGraph graph = told(line("forge", "answer to gateway failed", LogFindings.SYMPTOM),
                line("gateway", "answer to gateway failed", LogFindings.NAMED));

        assertThat(graph.below("forge")).isEmpty();
    }

    @Test
    void aLineThatPassesNoBlameOnTellsNothing() {
        DependencyGraph graph = told(line("shop", "pricing asked", "spread"), line("pricing", "pricing asked", LogFindings.NAMED));

        assertThat(graph.below("shop")).isEmpty();
    }
}
