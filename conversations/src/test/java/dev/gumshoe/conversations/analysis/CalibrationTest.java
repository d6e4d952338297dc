package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void moreEvidenceIsNeverLessSure() {
        double before = 0;
        for (double sum = -6; sum <= 6; sum += 0.5) {
            double share = Calibration.FITTED.of(sum);
            assertThat(share).isStrictlyBetween(before, 1.0);
            before = share;
        }
    }

    @Test
    void tellsBackWhatASumWas() {
        assertThat(Calibration.FITTED.sum(Calibration.FITTED.of(1.7))).isCloseTo(1.7, within(1e-9));
    }

    @Test
    void aSumThatClaimsTooMuchIsTakenBack() {
        assertThat(new Calibration(0, 0.5).of(4)).isLessThan(new Calibration(0, 1).of(4));
    }
}
