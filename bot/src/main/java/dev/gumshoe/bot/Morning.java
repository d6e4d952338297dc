package dev.gumshoe.bot;

import dev.gumshoe.adapters.catalogue.PreventionFile;
import dev.gumshoe.bot.discord.DiscordDigests;
import dev.gumshoe.bot.discord.DiscordSettings;
import dev.gumshoe.bot.settings.DigestEntry;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.slack.SlackApi;
import dev.gumshoe.bot.slack.SlackDigests;
import dev.gumshoe.conversations.agents.Precedents;
import dev.gumshoe.conversations.conversation.CaseFiling;
import dev.gumshoe.conversations.conversation.DigestDesk;
import dev.gumshoe.conversations.conversation.DigestDesk.Subscription;
import dev.gumshoe.conversations.conversation.DigestPlace;
import dev.gumshoe.conversations.conversation.DigestWording;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.PreventionDesk;
import dev.gumshoe.conversations.prevention.ClosedCasePrecedents;
import dev.gumshoe.conversations.prevention.ClosedCases;
import dev.gumshoe.conversations.prevention.Digest;
import dev.gumshoe.conversations.prevention.Prevention;
import dev.gumshoe.conversations.prevention.PreventionCatalogue;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The morning after: closed cases are filed and compared, and channels are brought their digests. */
public final class Morning implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Morning.class);
    private static final long ROUND_SECONDS = 20;

    private final ClosedCases cases;
    private final Prevention prevention;
    private final CaseFiling filing;
    private final PreventionDesk desk;
    private final DigestDesk digests;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final ScheduledExecutorService clockwork = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("digests").factory());

    Morning(Settings settings, @Nullable SlackApi slack, Store store, String holder, InstantSource clock) {
        PreventionCatalogue catalogue = PreventionFile.ours();
        this.cases = store.closedCases();
        this.prevention = new Prevention(catalogue, cases, store.recommendations());
        this.filing = new CaseFiling(cases, catalogue, prevention, clock);
        this.desk = new PreventionDesk(prevention, clock, this::refresh);
        this.digests = new DigestDesk(settings.digests().stream().map(entry -> subscription(entry, slack, settings)).toList(), cases,
                () -> CaseFiling.open(store.journal(), store.index(), catalogue), prevention,
                store.cursors(), store.leases(), holder, clock);
    }

    /** The digest of a day as it is in the store of the settings. */
    public static Note digest(Settings settings, LocalDate date, ZoneId zone) {
        try (Store store = Store.look(settings.redis(), InstantSource.system())) {
            ClosedCases cases = store.closedCases();
            PreventionCatalogue catalogue = PreventionFile.ours();
            return DigestWording.note(Digest.of(date, zone, cases, CaseFiling.open(store.journal(), store.index(), catalogue),
                    new Prevention(catalogue, cases, store.recommendations())));
        }
    }

    private Subscription subscription(DigestEntry entry, @Nullable SlackApi slack, Settings settings) {
        return new Subscription(place(entry, slack, settings.discord()), entry.schedule(), entry.zone());
    }

    private DigestPlace place(DigestEntry entry, @Nullable SlackApi slack,
            @Nullable DiscordSettings discord) {
        if (entry.surface().equals("slack") && slack != null) {
            return new SlackDigests(slack, entry.room());
        }
        if (entry.surface().equals("discord") && discord != null) {
            DiscordDigests place = new DiscordDigests(discord, entry.room());
            open.add(place);
            return place;
        }
        throw new IllegalArgumentException("digests: channel is '" + entry.channel() + "', and " + entry.surface()
                + " is not set up; add " + entry.surface() + ": to the settings, or name another channel");
    }

    void start() {
        var _ = clockwork.scheduleWithFixedDelay(this::round, 0, ROUND_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            digests.round();
        } catch (RuntimeException e) {
            if (!clockwork.isShutdown()) {
                LOG.warn("digests could not be sent; trying again in {} s", ROUND_SECONDS, e);
            }
        }
    }

    private void refresh() {
        if (!clockwork.isShutdown()) {
            clockwork.execute(() -> {
                try {
                    digests.refresh();
                } catch (RuntimeException e) {
                    LOG.warn("the latest digests were not brought up to date", e);
                }
            });
        }
    }

    /**
     * What is remembered of closed cases.
     *
     * @param sight who may read of which
     * @param page where the case of an id is read
     */
    Precedents precedents(CaseSight sight, Function<String, Optional<URI>> page) {
        return new ClosedCasePrecedents(cases, PreventionFile.ours(), sight::shows, page);
    }

    /** Files cases as they are closed. */
    JournalFollower filing() {
        return filing;
    }

    /** Where people say what they make of recommendations. */
    PreventionDesk desk() {
        return desk;
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        clockwork.close();
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (IOException e) {
                LOG.debug("a channel of digests did not close cleanly", e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
