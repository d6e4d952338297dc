package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Recovery;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import dev.gumshoe.conversations.investigation.MitigationPlan.Step;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.topology.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanDocumentsTest {

    private static final Investigation CASE = Cases.after(new ObservationMade(Cases.ALARM, "L1",
            Cases.observation("L1.1", Stance.FOR,
                    "forge throws at RecordCodec.java:41 since 14:02:15, \tat java.base/java.lang.VirtualThread.run(VirtualThread.java:456)")));

    private static MitigationPlan plan() {
        return new MitigationPlan("plan-1", "r", "Roll forge back to 1.4", "forge", Mechanism.BAD_DEPLOYMENT, "d-1",
                Statement.of("It began with 1.5", "L1.1"),
                "Errors fall", Risk.MEDIUM, "Less capacity", List.of("shop", "web"),
                List.of(new Step(Phase.APPLY, "Undo *it*", "kubectl rollout undo deployment/forge", true, "rolled back", Risk.MEDIUM,
                        "forge")),
                List.of(), new Recovery("web", "error_rate", 0.01, 0.31), List.of(), List.of());
    }

    @Test
    void theChangeDocumentHoldsTheCommandAsItIsTypedAndWhatItTouches() {
        String text = PlanDocuments.of(plan(), CASE).getFirst().markdown();

        assertThat(text).startsWith("# Change: Roll forge back to 1.4\n").contains(
                "   ```sh\n   kubectl rollout undo deployment/forge\n   ```",
                "`shop`, `web`", "L1.1", "## Roll back", "## Approval", "Undo \\*it\\*");
    }

    @Test
    void theSpecificationNamesCodePlacesTestsAndAcceptance() {
        String text = PlanDocuments.of(plan(), CASE).getLast().markdown();

        assertThat(text).contains("## Requirement", "- `RecordCodec.java:41`", "## Tests to add", "`error_rate` of `web` stays near 0.0100",
                "`d-1`")
                .doesNotContain("- `VirtualThread.java");
    }

    @Test
    void aLastingFixIsMadeInTheServiceForTheInstanceWillBeGone() {
        Topology topology = Topology.empty().with(new Inventory(
                List.of(new Resource("forge", "service", Map.of(), Cases.ALARM),
                        new Resource("forge-asg", "auto-scaling-group", Map.of(), Cases.ALARM),
                        new Resource("i-1", "instance", Map.of(), Cases.ALARM)),
                List.of(new Relation("forge-asg", "i-1", RelationKind.CONSISTS_OF, "declared", Cases.ALARM),
                        new Relation("forge", "i-1", RelationKind.CONSISTS_OF, "declared", Cases.ALARM))));

        assertThat(PlanDocuments.lasting("i-1", topology)).isEqualTo("forge");
        assertThat(PlanDocuments.lasting("forge", topology)).isEqualTo("forge");
    }
}
