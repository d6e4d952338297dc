package dev.gumshoe.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line to Slack: a connection of ours in Socket Mode, else only the check that we may speak. One that cannot be had is tried again until it is. */
final class SlackLine implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackLine.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    /** What Slack begins every connection with. */
    private static final String HELLO = "\"type\":\"hello\"";

    private final SlackSettings settings;
    private final SlackApi api;
    private final App app;
    private final ExecutorService background;
    private final Consumer<String> connected;
    private @Nullable SocketModeApp socket;

    /** @param connected told our own user's id in the background whenever something may have been missed */
    SlackLine(SlackSettings settings, SlackApi api, App app, ExecutorService background, Consumer<String> connected) {
        this.settings = settings;
        this.api = api;
        this.app = app;
        this.background = background;
        this.connected = connected;
    }

    /** Opens the line, now or later. @throws IllegalArgumentException with one sentence when Slack refuses the credentials */
    void open() {
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
        String self = api.self();
        String token = settings.appToken();
        if (settings.mode() == SlackSettings.Mode.SOCKET && token != null) {
            api.checkAppToken(token);
            openSocket(token, self);
        } else {
            app.start();
        }
        LOG.info("Listening: {}", settings);
        background.execute(() -> connected.accept(self));
    }

    private void openSocket(String token, String self) throws IOException {
        SocketModeApp connection = new SocketModeApp(token, SocketModeClient.Backend.JavaWebSocket, app);
        try {
            connection.startAsync();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Slack's socket did not open: " + e.getMessage(), e);
        }
        connection.getClient().addWebSocketMessageListener(message -> {
            if (message.contains(HELLO)) {
                background.execute(() -> connected.accept(self));
            }
        });
        socket = connection;
    }

    @Override
    public synchronized void close() throws IOException {
        app.stop();
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
