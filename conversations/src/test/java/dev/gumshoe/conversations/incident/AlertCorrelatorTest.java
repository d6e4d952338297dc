package dev.gumshoe.conversations.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.incident.AlertCorrelator.Kind;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertCorrelatorTest {

    private final AlertCorrelator correlator = new AlertCorrelator(Duration.ofMinutes(10));
    private final Topology topology = calling("web", "shop");

    private static Topology calling(String caller, String callee) {
        return Topology.empty()
                .with(new Inventory(
                        List.of(new Resource(caller, "service", Map.of(), Cases.ALARM),
                                new Resource(callee, "service", Map.of(), Cases.ALARM)),
                        List.of(new Relation(caller, callee, RelationKind.CALLS, "spans", Cases.ALARM))));
    }

    private static Alert alert(String name, String resource) {
        return new Alert(name + resource, name + " " + resource, "[FIRING:1] " + name + " " + resource + " (prod)", "", Severity.HIGH,
                Cases.ALARM, resource,
                null, "alertmanager", null, Map.of());
    }

    private Optional<Kind> fits(Alert alert, Alert known) {
        return correlator.belongs(alert, List.of(known), topology).map(AlertCorrelator.Match::kind);
    }

    @Test
    void putsTroubleThatTravelsWithItsNeighbours() {
        assertThat(fits(alert("HighErrorRate", "web"), alert("HighLatency", "shop"))).contains(Kind.NEIGHBOUR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CertificateExpiresSoon", "DiskAlmostFull", "backup_failed", "KubeCronJobFailed", "Quota nearly used",
        "NodeClockSkewDetected"})
    void leavesAloneWhatStaysWhereItIsHoweverItsNameIsWritten(String name) {
        assertThat(fits(alert(name, "web"), alert("HighLatency", "shop"))).isEmpty();
        assertThat(fits(alert(name, "web"), alert("HighLatency", "web"))).as("of the same thing").contains(Kind.RESOURCE);
    }

    @Test
    void readsNothingIntoTheNameOfAThing() {
        Topology disks = calling("web", "disk-cache");

        assertThat(correlator.belongs(alert("HighErrorRate", "disk-cache"), List.of(alert("HighLatency", "web")), disks)).isPresent();
    }
}
