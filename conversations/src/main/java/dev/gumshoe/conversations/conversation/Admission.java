package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertLimits;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertHeld;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an alert that fits no case may open one. While a storm lasts, its window does not end. How many cases were opened is read from their journals, so that a restart changes nothing; how
 * quickly alerts come in is remembered for a few minutes. For use by one thread at a time.
 */
final class Admission {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /** As long as arrivals are remembered. */
    private static final Duration OFFERING = Duration.ofMinutes(5);
    private static final int MOST_OFFERS = 3;

    private final AlertLimits limits;
    private final InstantSource clock;
    private final Arrivals arrivals;
    private final Leases leases;

    Admission(AlertLimits limits, Arrivals arrivals, Leases leases, InstantSource clock) {
        this.limits = limits;
        this.arrivals = arrivals;
        this.leases = leases;
        this.clock = clock;
    }

    AlertLimits limits() {
        return limits;
    }

    /** Where an alert comes in: the channel it was posted in, or its sender. */
    static String channel(Alert alert, @Nullable String place) {
        return place == null ? alert.sender() : place.substring(0, place.lastIndexOf('/'));
    }

    static String channel(InvestigationOpened opening) {
        return channel(opening.alert(), opening.place());
    }

    /** Notes that an alert came in. */
    void arrived(String channel) {
        arrivals.arrived(channel, clock.instant());
    }

    /** Whether alerts come in quickly there. */
    boolean busy(String channel) {
        return arrivals.since(channel, clock.instant().minus(MINUTE)) >= limits.busy();
    }

    /** Whether to offer to look into it: once an hour for the same words in a channel, and only a few times in a row for whatever is said there. */
    boolean offers(Alert alert, Place place) {
        String channel = "offers in " + place.surface() + "/" + place.channel();
        if (arrivals.since(channel, clock.instant().minus(OFFERING)) >= MOST_OFFERS
                || !leases.hold(channel + " " + alert.fingerprint(), alert.id(), HOUR)) {
            return false;
        }
        arrivals.arrived(channel, clock.instant());
        return true;
    }

    /** Whether an alert was kept long enough for others to come. */
    boolean waited(AlertHeld held) {
        return held.at().plus(MINUTE).isBefore(clock.instant());
    }

    /** The limit that keeps an alert from opening a case, in words; empty when none does. */
    Optional<String> limit(String sender, String channel, List<Investigation> recent) {
        List<InvestigationOpened> byAlerts = recent.stream().map(Investigation::opening).filter(o -> o.askedBy() == null).toList();
        Instant window = clock.instant().minus(limits.window());
        Instant since = anchor(channel, recent).filter(anchor -> anchor.storm().isPresent())
                .map(anchor -> anchor.opening().at().minusMillis(1))
                .filter(begun -> begun.isBefore(window)).orElse(window);
        if (byAlerts.stream().filter(o -> o.at().isAfter(since) && channel(o).equals(channel)).count() >= limits.perChannel()) {
            return Optional.of("alarms of one channel start " + limits.perChannel() + " investigations in " + limits.window().toMinutes()
                    + " min at most");
        }
        if (byAlerts.stream().filter(o -> o.at().isAfter(window) && o.alert().sender().equals(sender)).count() >= limits.perSender()) {
            return Optional.of("alarms of " + sender + " start " + limits.perSender() + " investigations in "
                    + limits.window().toMinutes() + " min at most");
        }
        Instant hour = clock.instant().minus(HOUR);
        return byAlerts.stream().filter(o -> o.at().isAfter(hour)).count() >= limits.perHour()
                ? Optional.of("alarms start " + limits.perHour() + " investigations in an hour at most")
                : Optional.empty();
    }

    /** The case that keeps what fits no case of the channel: its oldest open one that an alert reached within the window. */
    Optional<Investigation> anchor(String channel, List<Investigation> states) {
        return states.stream().filter(state -> alive(state) && channel(state.opening()).equals(channel))
                .min(Comparator.comparing(state -> state.opening().at()));
    }

    private boolean alive(Investigation state) {
        Instant window = clock.instant().minus(limits.window());
        return state.phase() != Phase.CLOSED && (state.opening().at().isAfter(window)
                || state.alerts().getLast().startedAt().isAfter(window)
                || (!state.held().isEmpty() && state.held().getLast().at().isAfter(window)));
    }

    /** The anchors of all channels. */
    List<Investigation> anchors(List<Investigation> states) {
        Map<String, Investigation> anchors = new LinkedHashMap<>();
        for (Investigation state : states) {
            anchor(channel(state.opening()), states).ifPresent(anchor -> anchors.put(anchor.id(), anchor));
        }
        return List.copyOf(anchors.values());
    }
}
