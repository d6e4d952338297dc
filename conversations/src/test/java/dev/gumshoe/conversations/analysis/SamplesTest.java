package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final int BINS = 20;

    private static Samples quiet(double spell) {
        SplittableRandom dice = new SplittableRandom(7);
        Samples samples = new Samples(BINS);
        for (int bin = 0; bin < BINS; bin++) {
            double slow = bin % 5 == 0 ? spell : 1;
            for (int i = 0; i < 20; i++) {
                samples.add(bin, slow * 1_000 * Math.exp(0.3 * dice.nextDouble()));
            }
        }
        return samples;
    }

    @Test
    void whatScattersAlikeEverywhereIsNotClustered() {
        assertThat(quiet(1).clustering(0, BINS)).isBetween(1.0, 2.0);
    }

    @Test
    void slowSpellsOfQuietTimeMakeOneMoreNoSurprise() {
        Samples spells = quiet(3);
        Shift one = Shift.between(spells.between(0, BINS), spells.between(0, 1));

        assertThat(spells.clustering(0, BINS)).isGreaterThan(10);
        assertThat(one.among(spells.clustering(0, BINS)).z()).isLessThan(one.z() / 3);
    }

    @Test
    void fewBinsTellNothing() {
        assertThat(quiet(3).clustering(0, 3)).isEqualTo(1);
    }
}
