package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChartersTest {

    private static final Toolbox OURS = LookingTools.over(EvidenceSources.of(), new InMemoryLocker(), () -> new RunbookLibrary(List.of()));

    private static Set<String> shown(Charter charter) {
        return OURS.tools().stream().filter(charter::shows).map(Tool::name).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void tellsASpecialistTheHouseRulesAndItsFieldButNotWhichToolsTheFileNames(Look look) {
        Charter charter = Charters.specialist(look);

        assertThat(charter.instructions()).startsWith("You are part of Gumshoe").contains("You are one specialist", "Your field is")
                .doesNotContain("tools:", "---");
    }

    @ParameterizedTest
    @EnumSource(value = Look.class, names = {"METRICS", "LOGS", "TRACES", "CHANGES", "TOPOLOGY", "IMPACT"})
    void showsASpecialistOnlyAFewToolsAndAllOfThemExist(Look look) {
        Charter charter = Charters.specialist(look);

        assertThat(shown(charter)).containsExactlyInAnyOrderElementsOf(charter.tools()).hasSizeBetween(2, 5);
    }

    @Test
    void showsWhoeverAnswersOrFollowsARunbookEverything() {
        assertThat(shown(Charters.answering())).hasSameSizeAs(OURS.tools());
        assertThat(shown(Charters.specialist(Look.RUNBOOKS))).hasSameSizeAs(OURS.tools());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            search_logs       | Searches the shop's log store.                 | logs runbook
            querySeries       | Finds numbers over time.                       | metrics runbook
            list_deploys      | What was rolled out, with the commit.          | changes runbook
            run               | Runs a query in the language of the house.     | metrics logs traces changes configuration impact runbook
            catalogue         | Looks things up.                               | metrics logs traces changes configuration impact runbook
            """)
    void showsAToolFromOutsideToThoseWhoseFieldItSpeaksOfAndToAllWhenItSpeaksOfNone(String name, String told, String whom) {
        GivenTool tool = new GivenTool(name, Tool.Effect.READ_ONLY, told, _ -> GivenTool.found("x"));

        Set<String> fields = List.of(Look.METRICS, Look.LOGS, Look.TRACES, Look.CHANGES, Look.TOPOLOGY, Look.IMPACT, Look.RUNBOOKS).stream()
                .filter(look -> Charters.specialist(look).shows(tool, Charters.specialists())).map(Charters::name)
                .collect(Collectors.toSet());

        assertThat(fields).containsExactlyInAnyOrder(whom.split(" "));
    }
}
