package dev.gumshoe.bot.discord;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.Gumshoe;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.settings.Secret;
import dev.gumshoe.bot.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A copy of the whole program as a process of its own, so that it can be killed; on one store with others, looking at one made-up company. */
public final class Replica {

    /** How long a silent copy is believed alive. */
    static final Duration LEASE = Duration.ofSeconds(6);

    private Replica() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments the store, Discord's REST API, its gateway, when the trouble is, and a file to make when it has started
     */
    public static void main(String[] arguments) throws Exception {
        DiscordSettings discord = new DiscordSettings(StandInServer.TOKEN, URI.create(arguments[1]), URI.create(arguments[2]),
                List.of("#alerts"), null, null, null, null, null);
        Settings settings = Settings.defaults().keptIn(new Settings.Store(new Secret(arguments[0]), null, null, null))
                .servedAt(new Settings.Pages(null, 0, null, null)).with(discord)
                .with(new Settings.InvestigationSettings(null, null, null, null, null, LEASE, null));
        RobotWorld world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 7, Instant.parse(arguments[3]));
        Gumshoe gumshoe = new Gumshoe(settings, world.sources(), Runbooks.read(List.of()), List.of(), Duration.ofSeconds(2),
                InstantSource.system());
        gumshoe.start();
        Files.writeString(Path.of(arguments[4]), "started");
        // a test that died kills nobody: nobody waits for ever
        boolean asked = new CountDownLatch(1).await(10, TimeUnit.MINUTES);
        System.exit(asked ? 0 : 1);
    }
}
