package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Roles;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How Gumshoe reaches a Slack workspace. Tokens and secrets never appear in {@link #toString}.
 *
 * @param botToken the app's bot token, {@code xoxb-…}
 * @param appToken the app-level token for Socket Mode, {@code xapp-…}; null over HTTP
 * @param signingSecret the secret Slack signs its requests with; null in Socket Mode
 * @param apiUrl where the Web API is
 * @param mode how events come in; when left out, {@code socket} where there is an app token and {@code http} where there is not
 * @param watch channels whose alert messages open cases, by id ({@code C0123ABCD}) or name ({@code #alerts})
 * @param channel the home channel for cases that begin outside Slack, by id or name; null for none
 * @param command the slash command that starts a case
 * @param expert the person on call or the user group, by id ({@code U0123ABCD}, {@code S0123ABCD}), who is called in as the expert; null for none
 * @param roles who may do what; people by id, user groups by id or handle ({@code @sre})
 * @param pace how fast Gumshoe speaks at most
 * @param missed how far back messages are read that came while nobody listened; zero for not at all
 */
public record SlackSettings(
        String botToken,
        @Nullable String appToken,
        @Nullable String signingSecret,
        URI apiUrl,
        Mode mode,
        List<String> watch,
        @Nullable String channel,
        String command,
        @Nullable String expert,
        Roles roles,
        Pace pace,
        Duration missed) {

    /** Slack's own Web API. */
    public static final URI SLACK = URI.create("https://slack.com/api/");

    /** The slash command unless another is configured. */
    public static final String COMMAND = "/investigate";

    private static final Duration MISSED = Duration.ofMinutes(15);
    private static final Duration LONGEST_MISSED = Duration.ofHours(24);

    /** How events come in. */
    public enum Mode {
        /** Over a connection that Gumshoe opens; no public address needed. */
        SOCKET,
        /** As signed requests to Gumshoe's own address. */
        HTTP
    }

    /**
     * How fast Gumshoe speaks at most; Slack slows it down beyond its own limits whatever is set here.
     *
     * @param postsPerTenSeconds new messages in one channel
     * @param editsPerMinute edits in the workspace while cases go on; an end is always shown
     */
    public record Pace(int postsPerTenSeconds, int editsPerMinute) {

        /** What Slack documents: a post a second a channel, fifty edits a minute. */
        static final Pace USUAL = new Pace(10, 50);

        /** @throws IllegalArgumentException when a number is below 1 */
        public Pace {
            if (postsPerTenSeconds < 1 || editsPerMinute < 1) {
                throw new IllegalArgumentException(
                        "slack.pace needs both postsPerTenSeconds and editsPerMinute, each at least 1; usual are "
                                + USUAL.postsPerTenSeconds + " and " + USUAL.editsPerMinute);
            }
        }
    }

    /**
     * Fills what was left out.
     *
     * @throws IllegalArgumentException with one sentence naming the setting when something is missing or cannot be
     */
    public SlackSettings(
            @Nullable String botToken,
            @Nullable String appToken,
            @Nullable String signingSecret,
            @Nullable URI apiUrl,
            @Nullable Mode mode,
            @Nullable List<String> watch,
            @Nullable String channel,
            @Nullable String command,
            @Nullable String expert,
            @Nullable Roles roles,
            @Nullable Pace pace,
            @Nullable Duration missed) {
        this.botToken = token("slack.botToken", botToken, "xoxb-");
        this.mode = mode != null ? mode : appToken != null ? Mode.SOCKET : Mode.HTTP;
        this.appToken = this.mode == Mode.SOCKET ? token("slack.appToken", appToken, "xapp-") : appToken;
        this.signingSecret = this.mode == Mode.HTTP ? needed("slack.signingSecret", signingSecret) : signingSecret;
        this.apiUrl = apiUrl == null ? SLACK : folder(apiUrl);
        this.watch = watch == null ? List.of() : watch.stream().map(name -> channel("slack.watch", name)).toList();
        this.channel = channel == null ? null : channel("slack.channel", channel);
        this.command = command == null ? COMMAND : command(command);
        this.expert = expert == null ? null : expert(expert);
        this.roles = roles == null ? Roles.OPEN : roles;
        this.pace = pace == null ? Pace.USUAL : pace;
        this.missed = missed == null ? MISSED : missed(missed);
    }

    /** Settings in which nobody is told apart and nobody can be called in. */
    public SlackSettings(@Nullable String botToken, @Nullable String appToken, @Nullable String signingSecret, @Nullable URI apiUrl,
            @Nullable Mode mode, @Nullable List<String> watch, @Nullable String channel, @Nullable String command) {
        this(botToken, appToken, signingSecret, apiUrl, mode, watch, channel, command, null, null, null, null);
    }

    private static String needed(String setting, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(setting + " is missing: copy it from your app's pages at api.slack.com/apps");
        }
        return value.strip();
    }

    private static String token(String setting, @Nullable String value, String prefix) {
        String token = needed(setting, value);
        if (!token.startsWith(prefix)) {
            throw new IllegalArgumentException(setting + " is not that kind of token: it begins with " + prefix);
        }
        return token;
    }

    private static URI folder(URI url) {
        if (url.getHost() == null || !List.of("http", "https").contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("slack.apiUrl '" + url + "' is no web address: something like " + SLACK + " is expected");
        }
        if (url.getPath().endsWith("/")) {
            return url;
        }
        try {
            return new URI(url.getScheme(), url.getAuthority(), url.getPath() + "/", null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("slack.apiUrl '" + url + "' is no web address: " + e.getReason(), e);
        }
    }

    private static String channel(String setting, String name) {
        if (!name.matches("#[^\\s#]+|[CGD][A-Z0-9]+")) {
            throw new IllegalArgumentException(
                    setting + " '" + name + "' is no channel: write its id (C0123ABCD) or its name with a #, in quotes");
        }
        return name;
    }

    private static String expert(String id) {
        if (!id.matches("[UWS][A-Z0-9]{2,}")) {
            throw new IllegalArgumentException("slack.expert '" + id
                    + "' is neither a person's id (U0123ABCD) nor a user group's (S0123ABCD): copy it from the profile or the group's page");
        }
        return id;
    }

    private static Duration missed(Duration missed) {
        if (missed.isNegative() || missed.compareTo(LONGEST_MISSED) > 0) {
            throw new IllegalArgumentException("slack.missed is " + missed + ", not within 0s and 24h: write something like 15m");
        }
        return missed;
    }

    private static String command(String name) {
        if (!name.matches("/[^\\s/]+")) {
            throw new IllegalArgumentException(
                    "slack.command '" + name + "' is no slash command: something like " + COMMAND + " is expected");
        }
        return name;
    }

    @Override
    public String toString() {
        return "Slack at " + apiUrl + " over " + mode.name().toLowerCase(Locale.ROOT) + ", watching " + watch;
    }
}
