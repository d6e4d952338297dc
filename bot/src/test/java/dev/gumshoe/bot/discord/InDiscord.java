package dev.gumshoe.bot.discord;

import static dev.gumshoe.bot.discord.StandInDiscord.ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.conversation.Roles;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Gumshoe in a Discord server, with a desk behind it that keeps everything in memory. */
@Timeout(120)
abstract class InDiscord {

    static final String ALARM = "[FIRING:1] HighErrorRate gateway (critical)";
    static final Duration LEASE = Duration.ofSeconds(6);

    final Desk desk = new Desk();
    StandInDiscord discord;
    DiscordThread thread;
    Followers followers;
    DiscordSurface surface;

    @BeforeEach
    void open() throws IOException {
        discord = new StandInDiscord();
        thread = new DiscordThread(discord.settings(), Desk.NARRATION, Desk.PICTURES, desk.front::placed, Duration.ZERO);
        followers = desk.follow(thread);
        surface = desk.surface(discord.settings(), "one", LEASE);
        surface.start();
        discord.untilConnected();
    }

    @AfterEach
    void close() {
        surface.close();
        followers.close();
        thread.close();
        discord.close();
        assertThat(discord.violations()).isEmpty();
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(Integer.getInteger("patience", 60))).pollInterval(Duration.ofMillis(20));
    }

    void again(DiscordSettings settings) {
        surface.close();
        await().until(() -> discord.gateway.connected() == 0);
        surface = desk.surface(settings, "two", LEASE);
        surface.start();
        await().until(() -> discord.gateway.connected() == 1 && discord.gateway.identified.get() == 2);
    }

    DiscordSettings told(Roles roles, @Nullable String expert) {
        return new DiscordSettings(StandInDiscord.TOKEN, discord.rest.address(), URI.create(discord.gateway.address()), List.of(ALERTS),
                null,
                null, roles, expert, null);
    }

    /** An alarm's thread, once there is one with a status in it. */
    String opened() {
        String alarm = discord.alarm(ALERTS, "alertmanager", ALARM);
        await().until(() -> !discord.said(alarm).isEmpty());
        return alarm;
    }

    void untilSaid(String channel, String words) {
        await().until(() -> discord.said(channel), said -> said.stream().anyMatch(text -> text.contains(words)));
    }
}
