package dev.gumshoe.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.prevention.Advice;
import dev.gumshoe.conversations.prevention.ClosedCase.Deviation;
import dev.gumshoe.conversations.prevention.Prevention;
import dev.gumshoe.conversations.prevention.Recommendation;
import dev.gumshoe.conversations.prevention.Recurrence;
import dev.gumshoe.conversations.prevention.SimulatedMonth;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PreventionFileTest {

    @ParameterizedTest
    @EnumSource(Recurrence.Kind.class)
    void knowsWhatToRecommendAgainstEveryKindOfPattern(Recurrence.Kind kind) {
        assertThat(PreventionFile.ours().advice()).extracting(Advice::against).contains(kind);
    }

    @Test
    void leavesNoPlaceOpenInWhatItRecommends() {
        List<Recommendation> all = Prevention.recommendations(PreventionFile.ours(), SimulatedMonth.of(11).cases());

        assertThat(all).isNotEmpty()
                .allSatisfy(found -> assertThat(found.title() + found.why() + found.what() + found.where()).doesNotContain("{{", "  "));
    }

    @Test
    void findsDeviationsWhereASourceTellsAndNoneWhereItDoesNot() {
        Resource small = new Resource("forge-asg", "auto-scaling-group", Map.of("min", "1", "healthCheckType", "EC2"), Instant.EPOCH);
        Resource silent = new Resource("bot-asg", "auto-scaling-group", Map.of("max", "8"), Instant.EPOCH);
        Topology topology = Topology.empty().with(new Inventory(List.of(small, silent), List.of()));

        assertThat(PreventionFile.ours().deviations(topology, List.of("forge-asg", "bot-asg", "unknown"), Mechanism.MANUAL_CHANGE))
                .containsExactlyInAnyOrder(
                        new Deviation("minimum-of-instances", "forge-asg"), new Deviation("health-check-of-the-balancer", "forge-asg"));
    }

    @Test
    void leavesADeviationAloneThatWouldNotHaveHelped() {
        Resource service = new Resource("forge", "service", Map.of("automaticRollback", "off"), Instant.EPOCH);
        Topology topology = Topology.empty().with(new Inventory(List.of(service), List.of()));

        assertThat(PreventionFile.ours().deviations(topology, List.of("forge"), Mechanism.PERMISSION_DENIED)).isEmpty();
        assertThat(PreventionFile.ours().deviations(topology, List.of("forge"), Mechanism.BAD_DEPLOYMENT))
                .containsExactly(new Deviation("rolls-back-by-itself", "forge"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            against: magic | 'x': against is 'magic'; give one of [same-cause
            against: deviation, rule: nobody | for rule 'nobody', which there is not
            against: same-cause, mechanisms: [luck] | mechanisms is 'luck'
            """)
    void namesEntryFieldAndMendOfWhatCannotBeUsed(String wrong, String complaint) {
        String yaml = "advice:\n- {id: x, category: code, title: t, why: w, what: w, where: w, " + wrong + "}\n";

        assertThatThrownBy(() -> PreventionFile.read(yaml)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(complaint);
    }
}
