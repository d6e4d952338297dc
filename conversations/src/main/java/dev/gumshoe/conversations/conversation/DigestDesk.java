package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Leases;
import dev.gumshoe.conversations.prevention.ClosedCase;
import dev.gumshoe.conversations.prevention.ClosedCases;
import dev.gumshoe.conversations.prevention.Digest;
import dev.gumshoe.conversations.prevention.Prevention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each channel its digest at its hour, once: a process holds a lease while it posts, the channel is looked at before, and what was posted
 * is noted afterwards.
 */
public final class DigestDesk {

    private static final Logger LOG = LoggerFactory.getLogger(DigestDesk.class);
    private static final String FOLLOWER = "digest";
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** A digest that is later than this is not sent any more: the next one tells what matters. */
    private static final Duration STALE = Duration.ofHours(12);

    private final List<Subscription> subscriptions;
    private final ClosedCases cases;
    private final Supplier<List<ClosedCase>> open;
    private final Prevention prevention;
    private final Cursors cursors;
    private final Leases leases;
    private final String holder;
    private final InstantSource clock;

    /** When something is due. */
    @FunctionalInterface
    public interface Schedule {

        /** The last time at or before {@code now} at which it was due; empty when it never was. */
        Optional<Instant> lastDue(Instant now);
    }

    /** A channel and its hour. */
    public record Subscription(DigestPlace place, Schedule schedule, ZoneId zone) {}

    /** One that tells of closed cases alone. */
    public DigestDesk(List<Subscription> subscriptions, ClosedCases cases, Prevention prevention, Cursors cursors, Leases leases,
            String holder,
            InstantSource clock) {
        this(subscriptions, cases, List::of, prevention, cursors, leases, holder, clock);
    }

    /**
     * One that also tells of cases that are still open.
     *
     * @param open those, as they would be filed now
     * @param holder the name of this process, unique among all that share the store
     */
    public DigestDesk(List<Subscription> subscriptions, ClosedCases cases, Supplier<List<ClosedCase>> open, Prevention prevention,
            Cursors cursors, Leases leases, String holder, InstantSource clock) {
        this.open = open;
        this.subscriptions = List.copyOf(subscriptions);
        this.cases = cases;
        this.prevention = prevention;
        this.cursors = cursors;
        this.leases = leases;
        this.holder = holder;
        this.clock = clock;
    }

    /** Sends what is due: to be called every minute or so. */
    public void round() {
        subscriptions.forEach(this::send);
    }

    private void send(Subscription to) {
        Instant now = clock.instant();
        Optional<Instant> due = to.schedule().lastDue(now).filter(at -> Duration.between(at, now).compareTo(STALE) < 0);
        if (due.isEmpty()) {
            return;
        }
        LocalDate yesterday = LocalDate.ofInstant(due.get(), to.zone()).minusDays(1);
        String key = key(to, yesterday);
        if (cursors.delivered(FOLLOWER, key) == 0 && leases.hold(key, holder, LEASE)) {
            post(to, yesterday, key, false);
        }
    }

    /** Brings the latest digests up to date, when somebody said something to what they recommend. */
    public void refresh() {
        for (Subscription to : subscriptions) {
            to.schedule().lastDue(clock.instant()).map(due -> LocalDate.ofInstant(due, to.zone()).minusDays(1)).ifPresent(yesterday -> {
                String key = key(to, yesterday);
                if (cursors.delivered(FOLLOWER, key) > 0 && leases.hold(key, holder, LEASE)) {
                    post(to, yesterday, key, true);
                }
            });
        }
    }

    private static String key(Subscription to, LocalDate day) {
        return "digest-" + to.place().name().replace('/', '-') + "-" + day;
    }

    private void post(Subscription to, LocalDate yesterday, String key, boolean again) {
        try {
            if (again || cursors.delivered(FOLLOWER, key) == 0) {
                to.place().post(yesterday, DigestWording.note(Digest.of(yesterday, to.zone(), cases, open.get(), prevention)));
                cursors.deliveredTo(FOLLOWER, key, 1);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("the digest of {} did not reach {}; it is tried again", yesterday, to.place().name(), e);
        } finally {
            leases.release(key, holder);
        }
    }
}
