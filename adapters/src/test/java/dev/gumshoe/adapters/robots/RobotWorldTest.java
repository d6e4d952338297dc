package dev.gumshoe.adapters.robots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One world: the same again from the same seed, the same story under other names, and silent about the truth. */
class RobotWorldTest {

    private static final Names GREEK = new Names("alphalb", "alphagw", "alphabo", "alphasc", "alphaac", "alphafo", "alphaca", "alphabt",
            "alphast", "alphaat", "alphaft", "alphaex");
    private static final Names LATIN = new Names("omegalb", "omegagw", "omegabo", "omegasc", "omegaac", "omegafo", "omegaca", "omegabt",
            "omegast", "omegaat", "omegaft", "omegaex");

    private static final TimeWindow LATE = new TimeWindow(Look.ALERT_AT.minusSeconds(300), Look.ALERT_AT);

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void isTheSameAgainFromTheSameSeed(Scenario scenario) {
        RobotWorld one = RobotWorld.of(scenario, 7, Look.ALERT_AT);
        RobotWorld other = RobotWorld.of(scenario, 7, Look.ALERT_AT);

        assertThat(story(one)).isEqualTo(story(other));
        assertThat(one.truth()).isEqualTo(other.truth());
    }

    @Test
    void isAnotherFromAnotherSeed() {
        assertThat(story(RobotWorld.of(Scenario.NO_FAULT, 7, Look.ALERT_AT)))
                .isNotEqualTo(story(RobotWorld.of(Scenario.NO_FAULT, 8, Look.ALERT_AT)));
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void tellsTheSameStoryUnderOtherNames(Scenario scenario) {
        RobotWorld greek = RobotWorld.of(scenario, 3, Look.ALERT_AT, GREEK);
        RobotWorld latin = RobotWorld.of(scenario, 3, Look.ALERT_AT, LATIN);

        List<String> translated = story(greek).stream().map(line -> line.replace("alpha", "omega")).toList();

        assertThat(translated).isEqualTo(story(latin));
        assertThat(greek.truth().toString().replace("alpha", "omega")).isEqualTo(latin.truth().toString());
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void neverSaysInEvidenceOrAlertWhatTheScenarioIsCalled(Scenario scenario) {
        RobotWorld world = RobotWorld.of(scenario, 5, Look.ALERT_AT);

        assertThat(story(world)).noneMatch(line -> line.contains(scenario.wireName()) || line.contains(scenario.name()));
    }

    @Test
    void alarmsAtTheFrontAndSometimesNamesNothing() {
        List<String> named = new ArrayList<>();
        for (long seed = 0; seed < 30; seed++) {
            named.add(String.valueOf(RobotWorld.of(Scenario.MANUAL_CHANGE, seed, Look.ALERT_AT).alert().resource()));
        }

        assertThat(named).containsOnly("gateway", "robots-lb", "null").contains("gateway", "robots-lb", "null");
    }

    @Test
    void findsScenariosByNameAndDrawsOne() {
        assertThat(Scenario.named("bad-deployment", 1)).contains(Scenario.BAD_DEPLOYMENT);
        assertThat(Scenario.named("good-deployment", 1)).isEmpty();
        assertThat(Scenario.named("random", 4)).isPresent().isEqualTo(Scenario.named("random", 4));
        assertThat(Scenario.names()).hasSize(8).contains("no-fault");
    }

    @Test
    void refusesNamesThatAreNotDistinct() {
        assertThatThrownBy(() -> new Names("a", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("distinct");
    }

    /** Everything anyone can see of a world, line by line. */
    private static List<String> story(RobotWorld world) {
        Look look = Look.at(world);
        List<String> lines = new ArrayList<>();
        lines.add(world.alert().toString());
        look.metrics(MetricQuery.all(Look.hour())).forEach(series -> lines.add(series + " " + Arrays.toString(series.values())));
        look.logs(LATE).forEach(line -> lines.add(line.timestamp() + line.resource() + line.severity() + line.body() + line.traceId()
                + new TreeMap<>(line.attributes())));
        look.spans(LATE).forEach(span -> lines.add(span.traceId() + span.spanId() + span.parentSpanId() + span.resource()
                + span.name() + span.startMicros() + span.durationMicros() + span.status() + span.kind()
                + new TreeMap<>(span.attributes())));
        look.changes(Look.hour()).forEach(change -> lines.add(change.id() + change.timestamp() + change.kind() + change.resource()
                + change.actor() + change.title() + change.files() + change.diff() + new TreeMap<>(change.attributes())));
        look.inventory().resources().forEach(resource -> lines.add(resource.id() + resource.kind() + new TreeMap<>(resource.attributes())));
        look.inventory().relations().forEach(relation -> lines.add(relation.toString()));
        return lines;
    }
}
