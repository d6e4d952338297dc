package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What all arrivals keep. */
public interface ArrivalsContract {

    Instant NOW = Instant.parse("2026-03-02T14:10:00Z");

    /** Arrivals of which none is known; another instance knows the same where processes share them. */
    Arrivals arrivals();

    @Test
    default void nothingHasArrivedAtFirst() {
        assertThat(arrivals().since("C1", Instant.EPOCH)).isZero();
    }

    @Test
    default void countWhatCameSinceAMomentThatMomentIncluded() {
        Arrivals arrivals = arrivals();

        arrivals.arrived("C1", NOW.minusSeconds(61));
        arrivals.arrived("C1", NOW.minusSeconds(60));
        arrivals.arrived("C1", NOW);
        arrivals.arrived("C1", NOW);

        assertThat(arrivals.since("C1", NOW.minusSeconds(60))).isEqualTo(3);
    }

    @Test
    default void keepChannelsApart() {
        Arrivals arrivals = arrivals();

        arrivals.arrived("C1", NOW);

        assertThat(arrivals.since("C2", NOW.minusSeconds(60))).isZero();
    }

    @Test
    default void forgetWhatIsLongPast() {
        Arrivals arrivals = arrivals();

        arrivals.arrived("C1", NOW.minusSeconds(3_600));
        arrivals.arrived("C1", NOW);

        assertThat(arrivals.since("C1", Instant.EPOCH)).isEqualTo(1);
    }
}
