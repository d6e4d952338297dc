package dev.gumshoe.adapters.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What looks suspicious and is not, in every world. */
class HerringsTest {

    private static final long SEED = 6;

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void aHostThatJustStartedIsBusy(Scenario scenario) {
        Look look = Look.at(scenario, SEED);
        Setting setting = look.world().setting();
        Instance newcomer = setting.fleet().instances().stream()
                .filter(instance -> instance.launched() == setting.herrings().newcomerLaunched()).findFirst().orElseThrow();
        Instant launched = Instant.ofEpochMilli(newcomer.launched());

        double starting = look.mean(newcomer.id(), "cpu_utilization_percent", new TimeWindow(launched, launched.plusSeconds(75)));

        assertThat(starting).isGreaterThan(75);
        assertThat(setting.fault().concerns(newcomer.service())).isFalse();
        assertThat(Duration.between(launched, Look.ALERT_AT)).isLessThan(Duration.ofMinutes(16));
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void anotherServiceWasDeployedSomebodyLookedAroundAndSettingsChanged(Scenario scenario) {
        Look look = Look.at(scenario, SEED);
        String culprit = String.valueOf(look.world().truth().change());

        assertThat(look.changes(Look.hour())).filteredOn(change -> !change.id().equals(culprit)).extracting(Change::kind)
                .contains(Change.Kind.DEPLOYMENT, Change.Kind.SESSION, Change.Kind.OTHER);
        assertThat(look.changes(look.world().span())).filteredOn(change -> !change.id().equals(culprit)).extracting(Change::kind)
                .contains(Change.Kind.COMMIT);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void aNoisyServiceComplainsTheSameAllTheTime(Scenario scenario) {
        Look look = Look.at(scenario, SEED);
        Setting setting = look.world().setting();
        String noisy = setting.names().of(setting.herrings().noisy());
        Instant middle = Look.ALERT_AT.minusSeconds(1800);

        long early = complaints(look, noisy, new TimeWindow(Look.ALERT_AT.minusSeconds(3600), middle));
        long late = complaints(look, noisy, new TimeWindow(middle, Look.ALERT_AT));

        assertThat(early).isGreaterThan(100);
        assertThat((double) late / early).isBetween(0.7, 1.7);
        assertThat(setting.fault().concerns(setting.herrings().noisy())).isFalse();
    }

    private static long complaints(Look look, String service, TimeWindow window) {
        return look.logs(window).stream()
                .filter(line -> line.body().startsWith("usage report") && service.equals(line.attributes().get("service.name"))).count();
    }
}
