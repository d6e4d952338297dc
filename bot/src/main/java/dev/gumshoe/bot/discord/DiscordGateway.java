package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.investigation.Leases;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Discord's gateway, held by one process at a time: by the one with the lease. Who loses the lease, or cannot renew it, hangs up; another that
 * gets it connects. A connection that breaks is resumed by JDA.
 */
final class DiscordGateway extends ListenerAdapter implements Closeable {

    /** What the lease is for. */
    static final String LEASE = "discord-gateway";

    private static final Logger LOG = LoggerFactory.getLogger(DiscordGateway.class);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final DiscordSettings settings;
    private final Leases leases;
    private final String holder;
    private final Duration length;
    private final Supplier<Object> listener;
    private @Nullable Thread thread;
    private @Nullable JDA jda;
    private long heldAt;
    private long notBefore = Long.MIN_VALUE;
    private volatile boolean closed;

    /**
     * @param holder the name of this process, unique among all
     * @param length how long a silent process is believed alive
     * @param listener makes what is told what happens
     */
    DiscordGateway(DiscordSettings settings, Leases leases, String holder, Duration length, Supplier<Object> listener) {
        this.settings = settings;
        this.leases = leases;
        this.holder = holder;
        this.length = length;
        this.listener = listener;
    }

    void start() {
        thread = Thread.ofVirtual().name("discord-gateway").start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                turn();
                Thread.sleep(length.dividedBy(3));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp();
        }
    }

    private void turn() {
        if (!mine()) {
            if (jda != null) {
                LOG.warn("Another process holds Discord's gateway now");
            }
            hangUp();
        } else if (jda != null && (jda.getStatus() == JDA.Status.SHUTDOWN || jda.getStatus() == JDA.Status.FAILED_TO_LOGIN)) {
            jda = null;
            wait(AFTER_REFUSAL);
        } else if (jda == null && System.nanoTime() >= notBefore) {
            connect();
        }
    }

    /** Whether the lease is ours. A store that does not answer is believed for as long as the lease lasts. */
    private boolean mine() {
        try {
            boolean held = leases.hold(LEASE, holder, length);
            heldAt = held ? System.nanoTime() : 0;
            return held;
        } catch (RuntimeException e) {
            LOG.warn("Whether Discord's gateway is ours cannot be told: {}", e.getMessage());
            return heldAt != 0 && System.nanoTime() - heldAt < length.toNanos() / 2;
        }
    }

    private void connect() {
        try {
            jda = DiscordLogin.withGateway(settings, listener.get(), this);
        } catch (IOException e) {
            LOG.warn("No connection to Discord yet, trying again: {}", e.getMessage());
            wait(e instanceof DiscordRefused ? AFTER_REFUSAL : AFTER_FAILURE);
        }
    }

    private void wait(Duration pause) {
        notBefore = System.nanoTime() + pause.toNanos();
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
        CloseCode why = event.getCloseCode();
        if (why != null && !why.isReconnect()) {
            LOG.error("Discord hung up: {}{}", why.getMeaning(), why == CloseCode.DISALLOWED_INTENTS
                    ? "; switch on Message Content Intent on your application's page Bot"
                    : "");
        }
    }

    private void hangUp() {
        if (jda != null) {
            DiscordLogin.end(jda);
            jda = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try {
            leases.release(LEASE, holder);
        } catch (RuntimeException e) {
            LOG.warn("Discord's gateway is not given back; another process takes it in {} s: {}", length.toSeconds(), e.getMessage());
        }
    }
}
