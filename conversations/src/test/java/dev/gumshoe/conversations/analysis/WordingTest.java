package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Topology of(String kind) {
        Resource whole = new Resource("targetgroup/shop", kind, Map.of(), NOW);
        Relation part = new Relation("targetgroup/shop", "i-1", RelationKind.CONSISTS_OF, "declared", NOW);
        return Topology.merging(List.of(new Inventory(List.of(whole), List.of(part))));
    }

    @Test
    void whatOnlyGathersOthersDoesNothingItself() {
        assertThat(Wording.does("targetgroup/shop", "throw", of("target group"))).isEqualTo("instances of targetgroup/shop throw");
        assertThat(Wording.does("targetgroup/shop", "throw", of("service"))).isEqualTo("targetgroup/shop throws");
        assertThat(Wording.does("i-1", "log", of("target group"))).isEqualTo("i-1 logs");
    }
}
