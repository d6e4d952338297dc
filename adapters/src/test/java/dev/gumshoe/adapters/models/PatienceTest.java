package dev.gumshoe.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.TokenUse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(Duration.ofMinutes(3));

    @Test
    void waitsNoShorterThanTheOtherSideAsks() {
        patience.after(new Failed(Kind.RATE_LIMITED, "429", Duration.ofSeconds(7), TokenUse.NONE));

        assertThat(patience.pause()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
        assertThat(patience.spent()).isFalse();
    }

    @Test
    void givesUpWhereTheOtherSideAsksForMoreThanIsLeft() {
        patience.after(new Failed(Kind.RATE_LIMITED, "429", Duration.ofMinutes(4), TokenUse.NONE));

        assertThat(patience.spent()).isTrue();
    }

    @Test
    void goesOnAfterOneSilenceAndNotAfterTwo() {
        patience.after(new Failed(Kind.TIMED_OUT, "silent for 30 s"));
        boolean afterOne = patience.spent();
        patience.after(new Failed(Kind.TIMED_OUT, "silent for 30 s"));

        assertThat(afterOne).isFalse();
        assertThat(patience.spent()).isTrue();
    }

    @Test
    void goesOnAfterRefusalsThatComeAtOnce() {
        for (int i = 0; i < 3; i++) {
            patience.after(new Failed(Kind.UNAVAILABLE, "503"));
        }

        assertThat(patience.spent()).isFalse();
    }
}
