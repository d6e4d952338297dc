package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Leases;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.Survey;
import dev.gumshoe.conversations.topology.Surveys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the atlas up to date in the background: asks every source that knows resources, keeps what it told for all copies of the program,
 * and takes over what another copy kept. One copy asks at a time, by a lease; a source that does not answer keeps what it told before.
 */
public final class Discovery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final String LEASE = "discovery";
    private static final long NOTHING_TAKEN = -1;

    private final List<ResourceSource> sources;
    private final Surveys surveys;
    private final Atlas atlas;
    private final Leases leases;
    private final String holder;
    private final DiscoverySettings settings;
    private final InstantSource clock;
    private final ScheduledExecutorService rounds = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("discovery").factory());
    private long taken = NOTHING_TAKEN;
    private volatile boolean closed;

    /** @param holder the name of this copy of the program */
    public Discovery(List<ResourceSource> sources, Surveys surveys, Atlas atlas, Leases leases, String holder, DiscoverySettings settings,
            InstantSource clock) {
        this.sources = List.copyOf(sources);
        this.surveys = surveys;
        this.atlas = atlas;
        this.leases = leases;
        this.holder = holder;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins; what was kept before is known at once. */
    public void start() {
        long pause = settings.round().toMillis();
        var _ = rounds.scheduleWithFixedDelay(() -> safely(settings.interval()), 0, pause, TimeUnit.MILLISECONDS);
        atlas.freshenedBy(this::freshen);
    }

    /**
     * Asks the sources again whose telling is not fresh, because a case begins: what just started is a part of something, and often of the
     * trouble. Waits for it as long as the settings say.
     */
    void freshen() throws InterruptedException {
        if (closed || due(settings.fresh()).isEmpty()) {
            return;
        }
        try {
            rounds.submit(() -> safely(settings.fresh())).get(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            LOG.debug("a case begins with what was known of the topology before", e);
        }
    }

    private void safely(Duration age) {
        try {
            round(age);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("the topology was not refreshed; trying again in {} s", settings.round().toSeconds(), e);
            }
        }
    }

    /** Takes over what is kept, and asks the sources that are due when no other copy does. */
    public void round() throws InterruptedException {
        round(settings.interval());
    }

    private void round(Duration age) throws InterruptedException {
        take();
        List<ResourceSource> due = due(age);
        if (!due.isEmpty() && leases.hold(LEASE, holder, settings.timeout().plus(settings.interval()))) {
            take();
            List<ResourceSource> still = due(age);
            if (!still.isEmpty()) {
                ask(still);
                surveys.keepOnly(sources.stream().map(ResourceSource::name).collect(Collectors.toSet()));
                take();
            }
        }
    }

    private void take() {
        long edition = surveys.edition();
        if (edition != taken) {
            atlas.take(surveys.all());
            taken = edition;
        }
    }

    private List<ResourceSource> due(Duration age) {
        Map<String, Survey> kept = kept();
        Instant late = clock.instant().minus(age);
        return sources.stream().filter(source -> {
            @Nullable
            Survey last = kept.get(source.name());
            return last == null || !last.askedAt().isAfter(late);
        }).toList();
    }

    private Map<String, Survey> kept() {
        return atlas.surveys().stream().collect(Collectors.toMap(Survey::source, Function.identity()));
    }

    /** Asks all at once; each is kept as soon as it told, so that a slow one holds up nobody. */
    private void ask(List<ResourceSource> due) throws InterruptedException {
        Map<String, Survey> before = kept();
        TimeWindow window = TimeWindow.endingAt(clock.instant(), settings.lookback());
        ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Asked> asked = new ArrayList<>();
            due.forEach(source -> asked.add(new Asked(source, asking.submit(() -> source.inventory(window)))));
            long deadline = System.nanoTime() + settings.timeout().toNanos();
            for (Asked one : asked) {
                surveys.keep(told(one, before.get(one.source().name()), deadline));
                take();
            }
        } finally {
            asking.shutdownNow();
        }
    }

    private record Asked(ResourceSource source, Future<ToolResult<Inventory>> answer) {}

    private Survey told(Asked asked, @Nullable Survey before, long deadline) throws InterruptedException {
        String name = asked.source().name();
        try {
            return switch (asked.answer().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                case ToolResult.Found<Inventory> found -> Survey.told(name, found.data(), clock.instant());
                case ToolResult.NothingFound<Inventory> _ -> Survey.told(name, Inventory.EMPTY, clock.instant());
                case ToolResult.Failed<Inventory> failed -> missed(name, before, failed.status() + ": " + failed.detail());
            };
        } catch (TimeoutException _) {
            asked.answer().cancel(true);
            return missed(name, before, "timeout: it did not answer within " + settings.timeout().toSeconds() + " s");
        } catch (ExecutionException e) {
            LOG.warn("source {} failed to tell what exists", name, e);
            return missed(name, before, "failed: " + String.valueOf(e.getCause()));
        }
    }

    private Survey missed(String source, @Nullable Survey before, String why) {
        return before == null ? Survey.failed(source, why, clock.instant()) : before.missed(why, clock.instant());
    }

    /** The names of the sources that are asked. */
    public Set<String> asks() {
        return sources.stream().map(ResourceSource::name).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        closed = true;
        rounds.shutdownNow();
        rounds.close();
        leases.release(LEASE, holder);
    }
}
