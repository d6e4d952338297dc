package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Leases;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Leases leases = new InMemoryLeases(InstantSource.system());

    @Test
    void letOneProcessDecideAtATime() throws InterruptedException {
        List<Turns> processes = List.of(new Turns(leases, "one"), new Turns(leases, "two"));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            Turns process = processes.get(i % 2);
            threads.add(Thread.ofVirtual().start(() -> process.take(() -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                return inside.decrementAndGet();
            })));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most).hasValue(1);
    }

    @Test
    void goAheadWhenAnotherProcessKeepsItsTurnForTooLong() {
        leases.hold(Turns.LEASE, "another", Duration.ofMinutes(1));

        assertThat(new Turns(leases, "one").take(() -> "decided")).isEqualTo("decided");
        assertThat(leases.hold(Turns.LEASE, "another", Duration.ofMinutes(1))).as("the other's turn is still its own").isTrue();
    }

    @Test
    void areGivenBack() {
        new Turns(leases, "one").take(() -> "decided");

        assertThat(leases.hold(Turns.LEASE, "another", Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void leaveToAnotherProcessWhatItIsDoing() {
        leases.hold(Turns.LEASE, "another", Duration.ofMinutes(1));
        List<String> done = new ArrayList<>();

        new Turns(leases, "one").takeIfFree(() -> done.add("sorted"));

        assertThat(done).isEmpty();
    }
}
