package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.redis.RedisUnavailable;
import dev.gumshoe.adapters.steering.SteeringFile;
import dev.gumshoe.bot.AddressTaken;
import dev.gumshoe.bot.Gumshoe;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.Sources;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.conversations.conversation.JournalFollower;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Starts the program, or says in one sentence why it cannot be started. */
final class Started {

    private Started() {}

    /** The sources that the settings name. @throws UserError when one cannot be used */
    static Sources sources(Settings settings, Runbooks runbooks) {
        if (settings.topology().steering() != null) {
            new SteeringFile(settings.topology().steering()).problems().stream().findFirst().ifPresent(problem -> {
                throw new UserError(problem);
            });
        }
        try {
            return Integrations.of(settings, runbooks);
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    /** @throws UserError when something is to be mended first; nothing runs then */
    static Gumshoe with(
            Settings settings, Sources sources, Runbooks runbooks, List<JournalFollower> followers, Duration pace) {
        Gumshoe gumshoe;
        try {
            gumshoe = new Gumshoe(settings, sources, runbooks, followers, pace, InstantSource.system());
        } catch (RedisUnavailable | IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
        try {
            gumshoe.start();
            return gumshoe;
        } catch (AddressTaken e) {
            gumshoe.close();
            throw new PortTaken(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            gumshoe.close();
            throw new UserError(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            gumshoe.close();
            throw e;
        }
    }
}
