package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.robots.Names;
import dev.gumshoe.adapters.robots.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A sample of what the bench runs in full: incidents of the demo's world, investigated in memory. */
class RobotsSampleTest {

    private static final List<Long> SEEDS = List.of(1L);

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void namesTheRightResourceAndMechanismAndBlamesNobodyWithoutAFault(Scenario scenario) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (long seed : SEEDS) {
            RobotsTrial trial = RobotsTrial.of(scenario, seed, Names.robots());
            boolean right = trial.hasFault() ? trial.rightResource() && trial.rightMechanism() : !trial.blames();
            if (!right) {
                wrong.add("seed " + seed + ": " + trial.outcome() + ", really " + trial.world().truth().resource());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void blamesNobodyForARollOutThatHurtNobody() throws InterruptedException {
        RobotsTrial trial = RobotsTrial.of(Scenario.NO_FAULT, 712, Names.robots());

        assertThat(trial.blames()).as(trial.outcome().toString()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"BAD_DEPLOYMENT, 3, -15", "MANUAL_CHANGE, 2, -5", "PERMISSION_DENIED, 4, 3"})
    void aRoundFigureOfWhenItBeganChangesNoCause(Scenario scenario, long seed, int minutesLate) throws InterruptedException {
        RobotsTrial trial = RobotsTrial.said(scenario, seed, Duration.ofMinutes(minutesLate));

        assertThat(trial.rightResource() && trial.rightMechanism() && trial.rightChange()).as(trial.outcome()).isTrue();
    }
}
