package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.robots.Names;
import dev.gumshoe.adapters.robots.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sample of what the bench runs in full: incidents of the demo's world, investigated in memory. */
class RobotsSampleTest {

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void namesTheRightResourceAndMechanismAndBlamesNobodyWithoutAFault(Scenario scenario) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (long seed : LongStream.rangeClosed(1, 2).toArray()) {
            RobotsTrial trial = RobotsTrial.of(scenario, seed, Names.robots());
            boolean right = trial.hasFault() ? trial.rightResource() && trial.rightMechanism() : !trial.blames();
            if (!right) {
                wrong.add("seed " + seed + ": " + trial.outcome() + ", really " + trial.world().truth().resource());
            }
        }

        assertThat(wrong).isEmpty();
    }
}
