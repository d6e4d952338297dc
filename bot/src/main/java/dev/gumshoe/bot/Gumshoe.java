package dev.gumshoe.bot;

import dev.gumshoe.adapters.catalogue.CatalogueFile;
import dev.gumshoe.adapters.servicenow.ServiceNowFollower;
import dev.gumshoe.adapters.servicenow.ServiceNowInbox;
import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.bot.discord.DiscordFiles;
import dev.gumshoe.bot.discord.DiscordPictures;
import dev.gumshoe.bot.discord.DiscordSurface;
import dev.gumshoe.bot.discord.DiscordThread;
import dev.gumshoe.bot.reports.Handout;
import dev.gumshoe.bot.reports.Reports;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.slack.SlackApi;
import dev.gumshoe.bot.slack.SlackFiles;
import dev.gumshoe.bot.slack.SlackMemory;
import dev.gumshoe.bot.slack.SlackPictures;
import dev.gumshoe.bot.slack.SlackSettings;
import dev.gumshoe.bot.slack.SlackSurface;
import dev.gumshoe.bot.slack.SlackThread;
import dev.gumshoe.bot.web.CannotListen;
import dev.gumshoe.bot.web.WebParts;
import dev.gumshoe.bot.web.WebServer;
import dev.gumshoe.bot.web.Webhooks;
import dev.gumshoe.conversations.agents.CaseRunner;
import dev.gumshoe.conversations.agents.LeadInvestigator;
import dev.gumshoe.conversations.agents.LeadSettings;
import dev.gumshoe.conversations.agents.MitigationPlanner;
import dev.gumshoe.conversations.agents.Mitigator;
import dev.gumshoe.conversations.agents.Precedents;
import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.conversation.DeskSettings;
import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.TicketNarration;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Journal;
import jakarta.servlet.Servlet;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: everything put together, started in order and stopped in the opposite one. */
public final class Gumshoe implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gumshoe.class);
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final String SLACK_PATH = "/slack/events";

    private final Store store;
    private final Meters meters;
    private final Surroundings surroundings;
    private final Reasoning reasoning;
    private final Narration narration;
    private final Charts charts;
    private final Reports reports;
    private final FrontDesk desk;
    private final @Nullable SlackApi slackApi;
    private final CaseRunner runner;
    private final Followers followers;
    private final @Nullable SlackSurface slack;
    private final @Nullable SlackThread thread;
    private final @Nullable DiscordSurface discord;
    private final @Nullable DiscordThread discordThread;
    private final Morning morning;
    private final List<DiscordFiles> discordFiles;
    private final @Nullable ServiceNowInbox tickets;
    private final @Nullable ServiceNowFollower ticket;
    private final WebServer web;
    private final ScheduledExecutorService clockwork = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("alerts").factory());
    private volatile boolean closed;

    /**
     * Puts the program together; nothing runs before {@link #start}.
     *
     * @param sources where its cases look; whoever opened them closes them
     * @param others further followers, the terminal's for one
     * @param pace how long a look takes at least; zero but for demonstrations
     * @throws RuntimeException with one sentence when the store cannot be used
     */
    public Gumshoe(
            Settings settings,
            Sources sources,
            Runbooks runbooks,
            List<JournalFollower> others,
            Duration pace,
            InstantSource clock) {
        String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        this.store = Store.open(settings.redis(), clock);
        this.meters = new Meters(store.index());
        this.narration = new Narration(settings.zone());
        this.charts = new Charts(store.locker());
        this.reports = new Reports(store.journal(), charts, settings.zone());
        this.reasoning = Reasoning.of(settings, store.recordings(), store.spendings(), meters.registry(), clock);
        this.surroundings = Surroundings.of(settings.topology(), sources.evidence(), store.surveys(), store.leases(), holder, clock);
        this.slackApi = settings.slack() == null ? null : new SlackApi(settings.slack());
        this.morning = new Morning(settings, slackApi, store, holder, clock);
        Precedents precedents = morning.precedents(new CaseSight(channel -> slackApi != null && slackApi.openToAll(channel), clock),
                id -> page(settings.web(), id));
        Reasoner reasoner = new Paced(
                reasoning.over(new Sources(surroundings.sources(), sources.servers()), store.locker(), runbooks.advice(), store.journal(),
                        precedents),
                pace);
        this.runner = runner(settings, reasoner, runbooks, mitigator(settings, surroundings.sources(), runbooks, clock), clock, holder,
                precedents);
        this.desk = desk(settings, reasoner, clock, holder);
        desk.recommends(morning.desk());
        this.slack = settings.slack() == null || slackApi == null
                ? null
                : new SlackSurface(settings.slack(), slackApi, desk, Integrations.alerts(), narration, clock, runbooks.lines(),
                        new SlackMemory(store.leases(), store.cursors(), holder));
        this.thread = settings.slack() == null || slackApi == null
                ? null
                : new SlackThread(settings.slack(), slackApi, narration, pictures(charts), desk::placed, SlackThread.CALM);
        this.discord = settings.discord() == null
                ? null
                : new DiscordSurface(settings.discord(), desk, Integrations.alerts(), narration, runbooks.lines(), store.leases(), holder,
                        settings.investigation().lease(), clock);
        this.discordThread = settings.discord() == null
                ? null
                : new DiscordThread(settings.discord(), narration, discordPictures(charts), desk::placed, DiscordThread.CALM);
        List<Handout> handouts = List.of(Handout.documents(), Handout.report(reports::of));
        this.discordFiles = settings.discord() == null
                ? List.of()
                : handouts.stream().map(handout -> new DiscordFiles(settings.discord(), handout)).toList();
        this.tickets = settings.servicenow() == null
                ? null
                : new ServiceNowInbox(settings.servicenow(), desk, store.journal(), store.index(), store.leases(), store.memos(), holder,
                        clock);
        this.ticket = settings.servicenow() == null
                ? null
                : new ServiceNowFollower(settings.servicenow(), new TicketNarration(narration), new TicketFiles(charts, reports),
                        store.memos(),
                        clock);
        List<JournalFollower> files = new ArrayList<>(discordFiles);
        files.addAll(slackApi == null ? List.of() : handouts.stream().map(handout -> new SlackFiles(slackApi, handout)).toList());
        files.addAll(others);
        this.followers = followers(files, holder, thread, discordThread, ticket);
        this.web = web(settings, clock);
    }

    /** The program over sources that have no tools of their own for models. */
    public Gumshoe(
            Settings settings, EvidenceSources sources, Runbooks runbooks, List<JournalFollower> others, Duration pace,
            InstantSource clock) {
        this(settings, Sources.of(sources), runbooks, others, pace, clock);
    }

    private Mitigator mitigator(Settings settings, EvidenceSources sources, Runbooks runbooks, InstantSource clock) {
        var planner = new MitigationPlanner(CatalogueFile.with(settings.mitigation().catalogue()), sources, runbooks.library());
        return new Mitigator(planner, sources, store.locker(), clock, settings.mitigation().settings());
    }

    private static Optional<URI> page(Settings.Pages pages, String caseId) {
        URI at = pages.publicUrl();
        return at == null ? Optional.empty() : Optional.of(URI.create(at.toString().replaceAll("/+$", "") + "/investigations/" + caseId));
    }

    private CaseRunner runner(Settings settings, Reasoner reasoner, Runbooks runbooks, Mitigator mitigator, InstantSource clock,
            String holder, Precedents precedents) {
        var how = settings.investigation();
        var work = new LeadSettings(how.specialists(), how.lease(), how.quiet(), how.settle(), false);
        var lead = new LeadInvestigator(store.journal(), store.leases(), reasoner, runbooks.advice(), clock, work, holder, mitigator,
                precedents);
        return new CaseRunner(store.journal(), store.index(), lead, ROUND);
    }

    private FrontDesk desk(Settings settings, Reasoner reasoner, InstantSource clock, String holder) {
        var how = settings.investigation();
        var shared = new DeskSettings(new AlertCorrelator(how.near()), settings.storms().limits(), how.lookback(), settings.zone(),
                store.arrivals(), store.leases(), holder, surroundings.atlas());
        return new FrontDesk(store.journal(), store.index(), shared, reasoner, clock, this::opened);
    }

    private SlackPictures pictures(Charts charts) {
        Calculations drawing = reasoning.calculations();
        return new SlackPictures(chart -> drawing.ofPicture(() -> charts.png(chart)), charts::alt,
                state -> drawing.ofPicture(() -> charts.topology(state))
                        .map(map -> new SlackPictures.Picture("What depends on what", map.alt(), map.png())));
    }

    private DiscordPictures discordPictures(Charts charts) {
        Calculations drawing = reasoning.calculations();
        return new DiscordPictures(
                chart -> drawing.ofPicture(() -> charts.png(chart)).map(png -> new DiscordPictures.Picture(charts.alt(chart), png)),
                state -> drawing.ofPicture(() -> charts.topology(state)).map(map -> new DiscordPictures.Picture(map.alt(), map.png())));
    }

    private void opened(String caseId) {
        runner.opened(caseId);
        followers.opened(caseId);
    }

    private Followers followers(List<JournalFollower> others, String holder, @Nullable JournalFollower... threads) {
        List<JournalFollower> all = new ArrayList<>(others);
        all.add(morning.filing());
        for (JournalFollower thread : threads) {
            if (thread != null) {
                all.add(thread);
            }
        }
        return new Followers(store.journal(), store.index(), store.cursors(), store.leases(), holder, all, ROUND);
    }

    private WebServer web(Settings settings, InstantSource clock) {
        WebParts parts = new WebParts(
                store.journal(), store.index(), desk, narration, charts, reports, clock, Optional::empty, meters::scrape, morning.desk());
        boolean signed = slack != null
                && settings.slack() != null
                && settings.slack().mode() == SlackSettings.Mode.HTTP;
        Map<String, Servlet> servlets = new HashMap<>();
        if (signed && slack != null) {
            servlets.put(SLACK_PATH, slack.servlet());
        }
        if (!settings.webhooks().isEmpty()) {
            servlets.put(Webhooks.PATH, new Webhooks(Doors.of(settings.webhooks(), this::news), desk, store.memos(), clock));
        }
        return new WebServer(settings.web().server(), parts, servlets);
    }

    private void news() {
        if (tickets != null) {
            tickets.wake();
        }
    }

    /** Starts everything. @throws AddressTaken when the pages cannot be served; nothing runs then */
    public void start() throws AddressTaken {
        try {
            web.start();
        } catch (CannotListen e) {
            throw new AddressTaken(String.valueOf(e.getMessage()), e);
        }
        surroundings.start();
        runner.start();
        followers.start();
        morning.start();
        var _ = clockwork.scheduleWithFixedDelay(this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
        if (slack != null) {
            slack.start();
        }
        if (discord != null) {
            discord.start();
        }
        if (tickets != null) {
            tickets.start();
        }
    }

    private void round() {
        try {
            desk.round();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("the alerts that are kept could not be sorted; trying again in {} s", ROUND.toSeconds(), e);
            }
        }
    }

    /** Where alerts and messages come in. */
    public FrontDesk desk() {
        return desk;
    }

    /** The record of all cases. */
    public Journal journal() {
        return store.journal();
    }

    /** Which cases there are. */
    public CaseIndex index() {
        return store.index();
    }

    /** Where the series of charts are kept. */
    public Locker locker() {
        return store.locker();
    }

    /** The wording in use. */
    public Narration narration() {
        return narration;
    }

    /** Where a browser on this machine finds the pages. */
    public URI pages() {
        return web.uri();
    }

    /** Where running cases are kept, without its password. */
    public String keptAt() {
        return store.address().toString();
    }

    /** Waits until what is to be said of a closed case is said, or cannot be; who was not told by then stands in the log. */
    public void drain(String caseId) throws InterruptedException {
        followers.drain(caseId, Duration.ofMinutes(1));
    }

    /** Whether it has begun to end. */
    public boolean closed() {
        return closed;
    }

    /** Ends everything in order; closing again does nothing, and waits until it is done. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        close("the connection to Slack", slack);
        close("the connection to Discord", discord);
        close("the connection to ServiceNow", tickets);
        web.close();
        clockwork.shutdownNow();
        clockwork.close();
        morning.close();
        surroundings.close();
        runner.close();
        followers.close();
        close("the thread in Slack", thread);
        close("the requests to Slack", slackApi);
        close("the thread in Discord", discordThread);
        close("the tickets in ServiceNow", ticket);
        discordFiles.forEach(files -> close("the files in Discord", files));
        reasoning.close();
        meters.close();
        store.close();
    }

    private static void close(String what, @Nullable Closeable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            LOG.warn("{} did not close cleanly", what, e);
        }
    }
}
