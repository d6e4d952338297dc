package dev.gumshoe.conversations.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What all leases keep. */
public interface LeasesContract {

    /** Leases none of which is held. */
    Leases leases();

    /** Lets the time pass, by clock or by waiting. */
    void letPass(Duration time);

    @Test
    default void theFirstHolderGetsTheLeaseAndTheSecondDoesNot() {
        Leases leases = leases();

        assertThat(leases.hold("case", "ann", Duration.ofMinutes(1))).isTrue();
        assertThat(leases.hold("case", "bob", Duration.ofMinutes(1))).isFalse();
    }

    @Test
    default void leasesOfDifferentCasesAreApart() {
        Leases leases = leases();

        assertThat(leases.hold("one", "ann", Duration.ofMinutes(1))).isTrue();
        assertThat(leases.hold("two", "bob", Duration.ofMinutes(1))).isTrue();
    }

    @Test
    default void aLeaseThatRanOutCanBeTaken() {
        Leases leases = leases();
        leases.hold("case", "ann", Duration.ofMillis(40));

        letPass(Duration.ofMillis(60));

        assertThat(leases.hold("case", "bob", Duration.ofMinutes(1))).isTrue();
        assertThat(leases.hold("case", "ann", Duration.ofMinutes(1))).isFalse();
    }

    @Test
    default void theHolderRenews() {
        Leases leases = leases();
        leases.hold("case", "ann", Duration.ofMillis(40));

        boolean renewed = leases.hold("case", "ann", Duration.ofMinutes(1));
        letPass(Duration.ofMillis(60));

        assertThat(renewed).isTrue();
        assertThat(leases.hold("case", "bob", Duration.ofMinutes(1))).isFalse();
    }

    @Test
    default void aLeaseGivenBackCanBeTaken() {
        Leases leases = leases();
        leases.hold("case", "ann", Duration.ofMinutes(1));

        leases.release("case", "ann");

        assertThat(leases.hold("case", "bob", Duration.ofMinutes(1))).isTrue();
    }

    @Test
    default void nobodyGivesBackTheLeaseOfAnother() {
        Leases leases = leases();
        leases.hold("case", "ann", Duration.ofMinutes(1));

        leases.release("case", "bob");

        assertThat(leases.hold("case", "bob", Duration.ofMinutes(1))).isFalse();
    }

    @Test
    default void ofManyWhoTryAtOnceOneHolds() throws Exception {
        Leases leases = leases();
        List<Future<Boolean>> tries = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String holder = "holder " + i;
                tries.add(threads.submit(() -> leases.hold("case", holder, Duration.ofMinutes(1))));
            }
        }

        assertThat(tries).filteredOn(Future::resultNow).hasSize(1);
    }
}
