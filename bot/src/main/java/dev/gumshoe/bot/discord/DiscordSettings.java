package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Roles;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How Gumshoe reaches Discord. The token never appears in {@link #toString}.
 *
 * @param token the bot's token
 * @param apiUrl where the REST API is, its version included
 * @param gatewayUrl where the gateway is
 * @param watch channels whose alert messages open cases, by id or name ({@code #alerts})
 * @param channel the home channel or forum for cases that begin outside Discord, by id or name; null for none
 * @param command the slash command that starts a case, without its slash; {@code list}, {@code stop} and the like are under {@code gumshoe}
 * @param roles who may do what, by id or by the id or name of a Discord role
 * @param expert the id of the role or person that <i>Bring in an expert</i> calls; null for none
 * @param missed how far back messages are read that came while nobody held the gateway
 */
public record DiscordSettings(
        String token,
        URI apiUrl,
        URI gatewayUrl,
        List<String> watch,
        @Nullable String channel,
        String command,
        Roles roles,
        @Nullable String expert,
        Duration missed) {

    /** Discord's own REST API. */
    public static final URI API = URI.create("https://discord.com/api/v10/");

    /** Discord's own gateway. */
    public static final URI GATEWAY = URI.create("wss://gateway.discord.gg/");

    /** The slash command unless another is configured. */
    public static final String COMMAND = "investigate";

    private static final Duration MISSED = Duration.ofMinutes(10);
    private static final String ID = "\\d{15,20}";

    /**
     * Fills what was left out.
     *
     * @throws IllegalArgumentException with one sentence naming the setting when something is missing or cannot be
     */
    public DiscordSettings(
            @Nullable String token,
            @Nullable URI apiUrl,
            @Nullable URI gatewayUrl,
            @Nullable List<String> watch,
            @Nullable String channel,
            @Nullable String command,
            @Nullable Roles roles,
            @Nullable String expert,
            @Nullable Duration missed) {
        this.token = token(token);
        this.apiUrl = apiUrl == null ? API : folder("apiUrl", apiUrl, List.of("http", "https"), API);
        this.gatewayUrl = gatewayUrl == null ? GATEWAY : folder("gatewayUrl", gatewayUrl, List.of("ws", "wss"), GATEWAY);
        this.watch = watch == null ? List.of() : watch.stream().map(name -> channel("discord.watch", name)).toList();
        this.channel = channel == null ? null : channel("discord.channel", channel);
        this.command = command == null ? COMMAND : command(command);
        this.roles = Objects.requireNonNullElse(roles, Roles.OPEN);
        this.expert = expert == null ? null : id("discord.expert", expert);
        this.missed = missed == null ? MISSED : notNegative(missed);
    }

    private static String token(@Nullable String token) {
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException(
                    "discord.token is missing: copy it from your application's page Bot at discord.com/developers/applications");
        }
        if (!token.strip().matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+")) {
            throw new IllegalArgumentException(
                    "discord.token is no bot's token: it has three parts with dots between, and no word Bot before it");
        }
        return token.strip();
    }

    private static URI folder(String setting, URI url, List<String> schemes, URI usual) {
        if (url.getHost() == null || !schemes.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "discord." + setting + " '" + url + "' is no such address: something like " + usual + " is expected");
        }
        if (url.getPath().endsWith("/")) {
            return url;
        }
        try {
            return new URI(url.getScheme(), url.getAuthority(), url.getPath() + "/", null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("discord." + setting + " '" + url + "' is no address: " + e.getReason(), e);
        }
    }

    private static String channel(String setting, String name) {
        if (!name.matches("#[^\\s#]+|" + ID)) {
            throw new IllegalArgumentException(
                    setting + " '" + name + "' is no channel: write its id (a long number) or its name with a #, in quotes");
        }
        return name;
    }

    private static String id(String setting, String id) {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException(
                    setting + " '" + id + "' is no id: switch on Discord's developer mode and copy the id of a role or a person");
        }
        return id;
    }

    private static String command(String name) {
        if (!name.matches("[\\p{Ll}\\p{Lo}\\p{N}_-]{1,32}") || name.equals("gumshoe")) {
            throw new IllegalArgumentException(
                    "discord.command '" + name + "' is no slash command: up to 32 small letters without the slash, and not gumshoe");
        }
        return name;
    }

    private static Duration notNegative(Duration missed) {
        if (missed.isNegative() || missed.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("discord.missed is not within 0s and 24h");
        }
        return missed;
    }

    @Override
    public String toString() {
        return "Discord at " + apiUrl + ", watching " + watch;
    }
}
