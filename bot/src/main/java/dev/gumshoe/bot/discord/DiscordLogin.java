package dev.gumshoe.bot.discord;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/** Logs in to Discord: with the gateway, or for requests alone. */
final class DiscordLogin {

    /** What the gateway is to tell: messages of channels and of persons, with their text. */
    static final Set<GatewayIntent> INTENTS = EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES,
            GatewayIntent.MESSAGE_CONTENT);

    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private DiscordLogin() {}

    /** Lets sessions wait for ever, so that requests are made and nothing is connected. */
    private static final class NoGateway extends SessionControllerAdapter {
        @Override
        public void appendSession(SessionConnectNode node) {
            // a session that is not connected can make requests all the same
        }
    }

    /** The gateway at the address that is set. */
    private static final class GatewayAt extends SessionControllerAdapter {
        private final String address;

        GatewayAt(String address) {
            this.address = address;
        }

        @Override
        public String getGateway() {
            return address;
        }
    }

    /** A session for requests. @throws IOException when Discord does not answer, or does not know the token */
    static JDA forRequests(DiscordSettings settings) throws IOException {
        return login(settings, JDABuilder.createLight(settings.token(), EnumSet.noneOf(GatewayIntent.class))
                .setSessionController(new NoGateway()));
    }

    /** A session that connects, and tells the listeners what happens. @throws IOException when Discord does not answer, or does not know the token */
    static JDA withGateway(DiscordSettings settings, Object... listeners) throws IOException {
        return login(settings, JDABuilder.createLight(settings.token(), INTENTS).addEventListeners(listeners)
                .setSessionController(new GatewayAt(settings.gatewayUrl().toString())));
    }

    /** Ends a session; what is being said is said to its end. */
    static void end(JDA jda) {
        jda.shutdown();
        try {
            if (!jda.awaitShutdown(GOODBYE)) {
                jda.shutdownNow();
            }
        } catch (InterruptedException _) {
            jda.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static JDA login(DiscordSettings settings, JDABuilder builder) throws IOException {
        try {
            return builder.setRestConfig(new RestConfig().setBaseUrl(settings.apiUrl().toString())).setCompression(Compression.NONE)
                    .setEnableShutdownHook(false).build();
        } catch (InvalidTokenException e) {
            throw new DiscordRefused("to log in", DiscordRefused.UNAUTHORIZED, "the token is not known");
        } catch (ErrorResponseException e) {
            throw DiscordApi.failure("The login", e);
        }
    }
}
