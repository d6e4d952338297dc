package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Grounds SOME = new Grounds(0.5, 1, 0.2);

    private static double of(Grounds grounds) {
        return Calibration.FITTED.of(grounds);
    }

    @Test
    void betterGroundsAreNeverLessSure() {
        List<Grounds> better = List.of(new Grounds(0.9, 1, 0.2), new Grounds(0.5, 0, 0.2), new Grounds(0.5, 1, 0.9));

        assertThat(better).allSatisfy(grounds -> assertThat(of(grounds)).isGreaterThanOrEqualTo(of(SOME)).isStrictlyBetween(0.0, 1.0));
    }

    @Test
    void theBestGroundsSufficeToNameACauseAndTheWorstDoNot() {
        assertThat(of(new Grounds(1, 0, 1))).isGreaterThan(Calibration.LINE);
        assertThat(of(new Grounds(0, 2, 0))).isLessThan(0.5);
    }

    @Test
    void eachGroundCountsWithItsOwnWeight() {
        Calibration separationOnly = new Calibration(0, new Grounds(2, 0, 0));

        assertThat(separationOnly.of(new Grounds(1, 9, 9))).isEqualTo(1 / (1 + Math.exp(-2)));
    }
}
