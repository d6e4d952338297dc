package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import dev.gumshoe.conversations.investigation.MitigationPlan.Step;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands of a plan may be made of, and where they are run. */
class MitigationPlannerTest {

    private static MitigationPlan plan(String command, String resource, Map<String, String> attributes) {
        List<Recipe.Step> steps = Stream.of(Phase.values())
                .map(phase -> new Recipe.Step(phase, "Look", command, true, "something", Risk.NONE, "")).toList();
        Recipe recipe = new Recipe("r", Set.of(Mechanism.OTHER), Set.of(), Set.of(), "Mend {{resource}}", "because", "well", Risk.LOW,
                "none",
                List.of(), steps);
        RootCause cause = new RootCause(resource, Mechanism.OTHER, null, Statement.of("it did it"), List.of(), 0.9);
        Conclusion conclusion = new Conclusion(List.of(cause), List.of(), List.of(), Mechanism.OTHER, Cases.ALARM, 0.9, true,
                Impact.unknown(),
                List.of(), List.of(), "");
        var state = Cases.after(
                new TopologySeen(Cases.ALARM, new Inventory(List.of(new Resource(resource, "table", attributes, Cases.ALARM)), List.of())),
                new RootCauseConcluded(Cases.ALARM, conclusion));
        MitigationPlanner planner = new MitigationPlanner(new MitigationCatalogue(List.of(recipe)), EvidenceSources.of(),
                new RunbookLibrary(List.of()));
        return ((MitigationPlanner.Planned.Plan) planner.plan(state, Cases.ALARM)).plan();
    }

    @Test
    void beginsCommandsOfAwsInTheAccountAndRegionOfTheirResource() {
        MitigationPlan plan = plan("aws dynamodb describe-table --table-name {{resource}}", "carts@prod/eu-west-1",
                Map.of("account", "prod", "region", "eu-west-1"));

        assertThat(plan.steps(Phase.PREPARE)).extracting(Step::how).containsExactly(
                "export AWS_PROFILE=prod AWS_REGION=eu-west-1\naws sts get-caller-identity --query Account --output text",
                "aws dynamodb describe-table --table-name carts");
        assertThat(plan.title()).isEqualTo("Mend carts@prod/eu-west-1");
        assertThat(plan.open()).isEmpty();
    }

    @Test
    void saysNothingOfPlacesWhereNoneIsKnownOrNothingOfAwsIsRun() {
        assertThat(plan("aws dynamodb list-tables", "carts", Map.of()).steps(Phase.PREPARE)).hasSize(1);
        assertThat(plan("redis-cli -h {{resource}}", "carts", Map.of("region", "eu-west-1")).steps(Phase.PREPARE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"carts; rm -rf /", "$(reboot)", "`reboot`", "carts' --all '", "carts\nreboot", "-rf", "carts | sh", "a&b",
        "<b>"})
    void leavesOpenWhatAShellCouldTakeForMoreThanAName(String resource) {
        MitigationPlan plan = plan("redis-cli -h {{resource}}", resource, Map.of());

        assertThat(plan.steps()).extracting(Step::how).containsOnly("redis-cli -h <resource>");
        assertThat(plan.open()).containsExactly("resource");
        assertThat(Arrays.asList(Phase.values())).allSatisfy(phase -> assertThat(plan.steps(phase)).hasSize(1));
    }
}
