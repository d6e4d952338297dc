package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.investigation.Leases;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Discord's events on their way in. They come over the gateway, which one process holds at a time; each of them can take over, and reads what came
 * in between.
 */
public final class DiscordSurface implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordSurface.class);

    private final DiscordSettings settings;
    private final DiscordApi api;
    private final DiscordGateway gateway;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A surface for one bot; nothing comes in before {@link #start}.
     *
     * @param alerts reads the messages of watched channels
     * @param runbooks the names of the runbooks there are, each with what it is for
     * @param leases say who holds the gateway
     * @param holder the name of this process, unique among all
     * @param lease how long a silent process is believed alive
     */
    public DiscordSurface(DiscordSettings settings, FrontDesk desk, AlertReader alerts, Narration narration, List<String> runbooks,
            Leases leases,
            String holder, Duration lease, InstantSource clock) {
        this.settings = settings;
        this.api = new DiscordApi(settings);
        DiscordPeople people = new DiscordPeople(settings.roles());
        DiscordAnswers answers = new DiscordAnswers(desk, narration, runbooks, settings.command(), clock);
        DiscordInbox inbox = new DiscordInbox(settings, api, desk, answers, alerts, threads);
        DiscordReplies replies = new DiscordReplies(threads);
        DiscordCommands commands = new DiscordCommands(settings, desk, answers, inbox, people, replies);
        DiscordPresses presses = new DiscordPresses(desk, narration, inbox, people, replies);
        DiscordMessages messages = new DiscordMessages(settings, desk, inbox, people, threads, clock);
        this.gateway = new DiscordGateway(settings, leases, holder, lease,
                () -> new DiscordListener(api, messages, commands, presses, threads));
    }

    /**
     * Begins to listen, once the gateway is this process's. A Discord that cannot be reached is tried again until {@link #close}.
     *
     * @throws IllegalArgumentException with one sentence when Discord refuses the token
     */
    public void start() {
        try {
            api.self();
            LOG.info("Ready to listen: {}", settings);
        } catch (DiscordRefused e) {
            if (e.credentials()) {
                throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
            }
            LOG.warn("No connection to Discord yet, trying again: {}", e.getMessage());
        } catch (IOException e) {
            LOG.warn("No connection to Discord yet, trying again: {}", e.getMessage());
        }
        gateway.start();
    }

    @Override
    public void close() {
        gateway.close();
        threads.shutdownNow();
        api.close();
    }
}
