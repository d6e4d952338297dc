package dev.gumshoe.conversations.investigation;

import java.time.Duration;
import java.time.Instant;

/** The leases in memory keep the contract. */
class InMemoryLeasesTest implements LeasesContract {

    private Instant now = Entries.NOON;

    @Override
    public Leases leases() {
        return new InMemoryLeases(() -> now);
    }

    @Override
    public void letPass(Duration time) {
        now = now.plus(time);
    }
}
