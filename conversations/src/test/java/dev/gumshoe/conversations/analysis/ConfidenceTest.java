package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.analysis.Suspicion.Scored;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

    private static final Instant FIRED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Map<String, Double> ERRORS = Map.of("symptoms that stop here", 0.5, "errors that begin here", 1.5);

    private static Grounds grounds(String first, Map<String, Double> parts, Relation... relations) {
        Alert alert = new Alert("a", "f", "errors", "", Severity.HIGH, FIRED, null, null, "test", null, Map.of());
        Scope scope = Scope.of(TimeWindow.endingAt(FIRED, Duration.ofHours(1)));
        Investigation state = new Investigation("c")
                .after(new Recorded(1, new InvestigationOpened(FIRED, "c", alert, scope, null, null)))
                .after(new Recorded(2, new TopologySeen(FIRED, new Inventory(List.of(), List.of(relations)))));
        return new Confidence(state, DependencyGraph.of(state.topology())).grounds(List.of(new Scored(first, 2, parts)));
    }

    private static Relation relation(String from, RelationKind kind, String to) {
        return new Relation(from, to, kind, "declared", FIRED);
    }

    private static final Relation CALLED = relation("front", RelationKind.CALLS, "stock");

    @Test
    void whatACallerFailsWithMayBeItsCallees() {
        Grounds leaf = grounds("stock", ERRORS, CALLED);
        Grounds caller = grounds("stock", ERRORS, CALLED, relation("stock", RelationKind.CALLS, "db"));

        assertThat(leaf.own()).isGreaterThan(0.9);
        assertThat(caller.own()).isZero();
    }

    @Test
    void whereNothingIsKnownOfWhoCallsWhomItMayBeAnybodys() {
        assertThat(grounds("stock", ERRORS).own()).isZero();
    }

    @Test
    void itsPartsAreNoneOfItsCallees() {
        assertThat(grounds("stock", ERRORS, CALLED, relation("stock", RelationKind.CONSISTS_OF, "stock-1")).own()).isGreaterThan(0.9);
    }

    @Test
    void aBusyProcessorIsNobodyElsesDoing() {
        assertThat(grounds("stock", Map.of("processor", 2.0)).own()).isGreaterThan(0.9);
        assertThat(grounds("stock", Map.of("changed just before", 2.0)).own()).isZero();
    }
}
