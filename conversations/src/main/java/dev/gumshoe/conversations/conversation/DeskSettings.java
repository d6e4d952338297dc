package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.evidence.Naming;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertLimits;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Leases;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How a front desk works, and what it shares with the front desks of other processes.
 *
 * @param lookback how long before an alert its case looks at
 * @param zone the zone of times of day that people write
 * @param arrivals how quickly alerts come in
 * @param leases say whose turn it is to decide about alerts
 * @param holder the name of this process, unique among all that share the leases
 * @param naming what the resources that alerts name are called here
 */
public record DeskSettings(
        AlertCorrelator correlator,
        AlertLimits limits,
        Duration lookback,
        ZoneId zone,
        Arrivals arrivals,
        Leases leases,
        String holder,
        Naming naming) {

    /** A desk that shares nothing with anybody. */
    public static DeskSettings alone(AlertCorrelator correlator, AlertLimits limits, Duration lookback, InstantSource clock) {
        return new DeskSettings(correlator, limits, lookback, ZoneOffset.UTC, new InMemoryArrivals(), new InMemoryLeases(clock), "alone",
                Naming.AS_IT_IS);
    }
}
