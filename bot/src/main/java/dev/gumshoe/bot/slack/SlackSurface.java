package dev.gumshoe.bot.slack;

import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.jakarta_servlet.SlackAppServlet;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AssistantThreadContextChangedEvent;
import com.slack.api.model.event.AssistantThreadStartedEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MessageBotEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.InMemoryCursors;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.RecentIds;
import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import jakarta.servlet.http.HttpServlet;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's events and commands on their way in, through Bolt: over a connection of ours (Socket Mode) or as signed requests to {@link #servlet}.
 *
 * <p>An event is acknowledged when the front desk has taken it, and not before: what could not be written down is not acknowledged, and Slack tells
 * it again. The front desk knows a message again by its id, so that a retry does nothing.
 */
public final class SlackSurface implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackSurface.class);
    /**
     * A socket acknowledges nothing with this. The copy that carries a command out acknowledges it with the answer; an empty acknowledgement of
     * another copy that comes before would be all that the person gets.
     */
    private static final int CONFLICT = 409;

    private final SlackSettings settings;
    private final SlackApi api;
    private final SlackInbox inbox;
    private final SlackActions actions;
    private final SlackCommands commands;
    private final SlackFront front;
    private final SlackAssistant assistant;
    private final FrontDesk desk;
    private final SlackMemory memory;
    private final InstantSource clock;
    private final App app;
    private final SlackLine line;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final SlackPromptly promptly = new SlackPromptly(background, SlackPromptly.IN_TIME);
    private final RecentIds taken = new RecentIds();

    /** What is done with a message of an event. */
    private interface Taking {
        void take(SlackPost post, String self) throws IOException;
    }

    /** A surface for one workspace that knows no runbooks, writes times in UTC, and shares what it knows with no other copy. */
    SlackSurface(SlackSettings settings, FrontDesk desk, AlertReader alerts) {
        this(settings, new SlackApi(settings), desk, alerts, new Narration(ZoneOffset.UTC), InstantSource.system(), List.of(),
                new SlackMemory(new InMemoryLeases(InstantSource.system()), new InMemoryCursors(), "alone"));
    }

    /**
     * A surface for one workspace; nothing comes in before {@link #start}.
     *
     * @param api kept open
     * @param alerts finds alerts in messages
     * @param runbooks what they are called and for, a line each
     * @param memory shared by all copies of the program
     */
    public SlackSurface(SlackSettings settings, SlackApi api, FrontDesk desk, AlertReader alerts, Narration narration, InstantSource clock,
            List<String> runbooks, SlackMemory memory) {
        this.settings = settings;
        this.api = api;
        this.desk = desk;
        this.memory = memory;
        this.clock = clock;
        SlackPeople people = new SlackPeople(api, settings.roles(), clock);
        SlackSight sight = new SlackSight(api, people, clock);
        WatchedChannels watched = new WatchedChannels(api, settings.watch());
        SlackRequests requests = new SlackRequests(api, desk, settings.command());
        this.commands = new SlackCommands(settings.command(), requests, desk, narration, people, sight, clock, runbooks);
        this.inbox = new SlackInbox(api, desk, requests, commands, people, alerts, watched, memory, background);
        this.actions = new SlackActions(api, desk, inbox, narration, people, background, clock);
        this.front = new SlackFront(api, desk, sight, narration, settings.command());
        this.assistant = new SlackAssistant(api);
        this.app = new App(AppConfig.builder().slack(api.slack()).singleTeamBotToken(settings.botToken())
                .signingSecret(settings.signingSecret()).requestVerificationEnabled(false).allEventsApiAutoAckEnabled(true).build());
        SlackMissed missed = new SlackMissed(api, desk, inbox, watched, memory, settings.missed(), clock);
        this.line = new SlackLine(settings, api, app, background, missed::read);
        listen();
    }

    private void listen() {
        on(MessageEvent.class, SlackPost::of, inbox::posted);
        on(MessageBotEvent.class, SlackPost::of, inbox::posted);
        on(MessageFileShareEvent.class, SlackPost::of, inbox::posted);
        on(MessageThreadBroadcastEvent.class, SlackPost::of, inbox::posted);
        on(AppMentionEvent.class, SlackPost::of, inbox::posted);
        on(MessageChangedEvent.class, SlackPost::of, inbox::edited);
        app.command(settings.command(), (request, context) -> {
            SlackCommands.Given given = SlackCommands.Given.of(request.getPayload());
            if (!given.trigger().isEmpty() && !memory.first(given.trigger())) {
                return settings.mode() == SlackSettings.Mode.SOCKET ? Response.builder().statusCode(CONFLICT).build() : context.ack();
            }
            String told = given(given);
            return told.isEmpty() ? context.ack() : context.ack(toThemAlone(told));
        });
        app.blockAction(SlackActions.OURS, (request, context) -> {
            actions.pressed(request.getPayload());
            return context.ack();
        });
        app.viewSubmission(SlackActions.OURS, (request, context) -> {
            actions.sent(request.getPayload());
            return context.ack();
        });
        app.event(AppHomeOpenedEvent.class, (payload, context) -> {
            background.execute(() -> front.home(payload.getEvent().getUser()));
            return context.ack();
        });
        app.event(AssistantThreadStartedEvent.class, (payload, context) -> {
            background.execute(() -> assistant.begun(payload.getEvent().getAssistantThread(), !desk.recent(1).isEmpty()));
            return context.ack();
        });
        app.event(AssistantThreadContextChangedEvent.class, (_, context) -> context.ack());
    }

    private <E extends Event> void on(Class<E> type, Function<E, SlackPost> read, Taking taking) {
        app.event(type, (payload, context) -> {
            if (!taken.contains(payload.getEventId())) {
                SlackPost post = read.apply(payload.getEvent());
                taking.take(post, context.getBotUserId());
                memory.heard(post.channel(), post.ts());
                taken.add(payload.getEventId());
            }
            return context.ack();
        });
    }

    /** Does what the command says; an answer that takes too long is given afterwards. */
    private String given(SlackCommands.Given given) {
        return promptly.answer(() -> commands.given(given), "On it; Slack keeps me waiting, the thread opens in a moment.", late -> {
            try {
                if (!late.isEmpty()) {
                    api.whisper(given.channel(), null, given.user(), late);
                }
            } catch (IOException e) {
                LOG.warn("{} was not told what became of a command: {}", given.name(), e.getMessage());
            }
        });
    }

    private static SlashCommandResponse toThemAlone(String escaped) {
        return SlashCommandResponse.builder().responseType("ephemeral").text(escaped).build();
    }

    /** Where Slack's requests are to be handed in; each is refused with 401 unless it is signed with the signing secret and fresh. */
    public HttpServlet servlet() {
        return new SlackSignedServlet(new SlackAppServlet(app), Objects.requireNonNull(settings.signingSecret()), clock);
    }

    /**
     * Begins to listen. A Slack that cannot be reached is tried again in the background until {@link #close}.
     *
     * @throws IllegalArgumentException with one sentence when Slack refuses the credentials
     */
    public void start() {
        background.execute(inbox::rehearse);
        line.open();
    }

    @Override
    public void close() throws IOException {
        background.shutdownNow();
        line.close();
    }
}
