package dev.gumshoe.bot.slack;

import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.jakarta_servlet.SlackAppServlet;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
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
import com.slack.api.socket_mode.SocketModeClient;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.incident.AlertReader;
import jakarta.servlet.http.HttpServlet;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final SlackSettings settings;
    private final SlackApi api;
    private final SlackInbox inbox;
    private final SlackActions actions;
    private final SlackCommands commands;
    private final SlackFront front;
    private final App app;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final RecentIds taken = new RecentIds();
    private @Nullable SocketModeApp socket;

    /** What is done with a message of an event. */
    private interface Taking {
        void take(SlackPost post, String self) throws IOException;
    }

    /** A surface for one workspace that knows no runbooks and writes times in UTC. */
    SlackSurface(SlackSettings settings, FrontDesk frontDesk, AlertReader alerts) {
        this(settings, frontDesk, alerts, new Narration(ZoneOffset.UTC), InstantSource.system(), List.of());
    }

    /**
     * A surface for one workspace; nothing comes in before {@link #start}.
     *
     * @param alerts finds alerts in messages
     * @param runbooks what they are called and for, a line each
     */
    public SlackSurface(SlackSettings settings, FrontDesk frontDesk, AlertReader alerts, Narration narration, InstantSource clock,
            List<String> runbooks) {
        this.settings = settings;
        this.api = new SlackApi(settings);
        SlackPeople people = new SlackPeople(api, settings.roles(), clock);
        this.inbox = new SlackInbox(settings, api, frontDesk, people, alerts, background);
        this.actions = new SlackActions(api, frontDesk, narration, people, background, clock);
        this.commands = new SlackCommands(settings.command(), inbox, frontDesk, narration, people, clock, runbooks);
        this.front = new SlackFront(api, frontDesk, narration, settings.command());
        this.app = new App(AppConfig.builder().slack(api.slack()).singleTeamBotToken(settings.botToken())
                .signingSecret(settings.signingSecret()).allEventsApiAutoAckEnabled(true).build());
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
            String told = commands.given(SlackCommands.Given.of(request.getPayload()));
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
            background.execute(() -> front.assistant(payload.getEvent().getAssistantThread()));
            return context.ack();
        });
        app.event(AssistantThreadContextChangedEvent.class, (_, context) -> context.ack());
        app.blockAction(SlackOffer.PRESSED, this::pressed);
    }

    private <E extends Event> void on(Class<E> type, Function<E, SlackPost> read, Taking taking) {
        app.event(type, (payload, context) -> {
            if (!taken.contains(payload.getEventId())) {
                taking.take(read.apply(payload.getEvent()), context.getBotUserId());
                taken.add(payload.getEventId());
            }
            return context.ack();
        });
    }

    /** Somebody wants what was offered to be investigated. */
    private Response pressed(BlockActionRequest request, ActionContext context) {
        var payload = request.getPayload();
        String channel = payload.getChannel().getId();
        String user = payload.getUser().getId();
        try {
            String told = inbox.accept(channel, payload.getActions().getFirst().getValue(), user, payload.getContainer().getMessageTs());
            if (!told.isEmpty()) {
                api.whisper(channel, null, user, SlackText.escaped(told));
            }
        } catch (IOException e) {
            LOG.warn("What was offered in {} could not be taken up: {}", channel, e.getMessage());
        }
        return context.ack();
    }

    private static SlashCommandResponse toThemAlone(String escaped) {
        return SlashCommandResponse.builder().responseType("ephemeral").text(escaped).build();
    }

    /** Where Slack's requests are to be handed in; each is refused with 401 unless it is signed with the signing secret and fresh. */
    public HttpServlet servlet() {
        return new SlackAppServlet(app);
    }

    /**
     * Begins to listen. A Slack that cannot be reached is tried again in the background until {@link #close}.
     *
     * @throws IllegalArgumentException with one sentence when Slack refuses the credentials
     */
    public void start() {
        try {
            connect();
        } catch (SlackRefused e) {
            if (e.credentials()) {
                throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
            }
            keepTrying(e);
        } catch (IOException e) {
            keepTrying(e);
        }
    }

    private void keepTrying(IOException first) {
        LOG.warn("No connection to Slack yet, trying again: {}", first.getMessage());
        RetryPolicy<Object> patiently = RetryPolicy.builder().handle(IOException.class).withMaxRetries(-1)
                .withBackoff(FIRST_WAIT.toMillis(), LONGEST_WAIT.toMillis(), ChronoUnit.MILLIS)
                .onRetry(event -> LOG.warn("No connection to Slack yet: {}", String.valueOf(event.getLastException()))).build();
        background.execute(() -> Failsafe.with(patiently).run(this::connect));
    }

    private synchronized void connect() throws IOException {
        if (background.isShutdown()) {
            return;
        }
        api.checkBotToken();
        String token = settings.appToken();
        if (settings.mode() == SlackSettings.Mode.SOCKET && token != null) {
            api.checkAppToken(token);
            openSocket(token);
        } else {
            app.start();
        }
        LOG.info("Listening: {}", settings);
    }

    private void openSocket(String token) throws IOException {
        SocketModeApp connection = new SocketModeApp(token, SocketModeClient.Backend.JavaWebSocket, app);
        try {
            connection.startAsync();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Slack's socket did not open: " + e.getMessage(), e);
        }
        socket = connection;
    }

    @Override
    public void close() throws IOException {
        background.shutdownNow();
        closeSocket();
        app.stop();
        api.close();
    }

    private synchronized void closeSocket() throws IOException {
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Slack's socket did not close: " + e.getMessage(), e);
        }
    }
}
