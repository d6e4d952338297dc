package dev.gumshoe.bot.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, as {@code gumshoe.yaml} holds it; what is left out has a sound default.
 *
 * @param zone the time zone in which times of day are written and read
 * @param slack null when Slack is not used
 * @param sources where to look
 * @param runbooks folders of runbooks; of two with one name the later folder's wins
 */
public record Settings(
        ZoneId zone,
        RedisSettings redis,
        WebSettings web,
        @Nullable SlackConnection slack,
        InvestigationSettings investigation,
        List<SourceSettings> sources,
        List<Path> runbooks) {

    /** Fills in defaults. */
    public Settings {
        zone = Objects.requireNonNullElse(zone, ZoneId.of("UTC"));
        redis = Objects.requireNonNullElseGet(redis, RedisSettings::defaults);
        web = Objects.requireNonNullElseGet(web, WebSettings::defaults);
        investigation = Objects.requireNonNullElseGet(investigation, InvestigationSettings::defaults);
        sources = sources == null ? List.of() : List.copyOf(sources);
        runbooks = runbooks == null ? List.of() : List.copyOf(runbooks);
    }

    /** Settings of which none is set. */
    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    public static Settings defaults() {
        return new Settings(null, null, null, null, null, null, null);
    }

    /**
     * Where running cases are kept.
     *
     * @param url a Redis server, Sentinel or Cluster; null for one that the program starts itself
     * @param folder where the program's own server keeps its data
     * @param prefix what every key begins with
     * @param retention how long a closed case is kept
     */
    public record RedisSettings(@Nullable Secret url, Path folder, String prefix, Duration retention) {

        /** Fills in defaults. */
        public RedisSettings {
            folder = Objects.requireNonNullElseGet(folder, () -> Path.of(System.getProperty("user.home"), ".gumshoe"));
            prefix = Objects.requireNonNullElse(prefix, "gumshoe");
            retention = Objects.requireNonNullElse(retention, Duration.ofDays(30));
        }

        @SuppressWarnings("NullAway")
        static RedisSettings defaults() {
            return new RedisSettings(null, null, null, null);
        }
    }

    /**
     * The program's own pages.
     *
     * @param host the address to listen on
     * @param port the port to listen on, 0 for any free one
     * @param publicUrl where people reach the pages, or null when only this machine does
     */
    public record WebSettings(String host, Integer port, @Nullable URI publicUrl) {

        /** Fills in defaults. @throws IllegalArgumentException when the port is none */
        public WebSettings {
            host = Objects.requireNonNullElse(host, "127.0.0.1");
            port = Objects.requireNonNullElse(port, 8080);
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port is " + port + ", not within 0 and 65535");
            }
        }

        @SuppressWarnings("NullAway")
        static WebSettings defaults() {
            return new WebSettings(null, null, null);
        }
    }

    /** How Slack is reached. */
    public enum SlackMode {
        /** Gumshoe opens a connection to Slack; nothing needs to reach Gumshoe. */
        SOCKET,
        /** Slack posts signed requests to Gumshoe at {@code /slack/events}. */
        HTTP
    }

    /**
     * The Slack app that Gumshoe speaks through.
     *
     * @param appToken the {@code xapp-} token, needed for {@link SlackMode#SOCKET}
     * @param signingSecret needed for {@link SlackMode#HTTP}
     * @param api where Slack's Web API is
     * @param watch ids of channels whose alert messages are investigated
     * @param home the id of the channel where cases without a thread get one, or null
     */
    public record SlackConnection(
            SlackMode mode,
            Secret botToken,
            @Nullable Secret appToken,
            @Nullable Secret signingSecret,
            URI api,
            List<String> watch,
            @Nullable String home) {

        /** Fills in defaults. @throws IllegalArgumentException when what the mode needs is missing */
        public SlackConnection {
            mode = Objects.requireNonNullElse(mode, SlackMode.SOCKET);
            api = Objects.requireNonNullElse(api, URI.create("https://slack.com/api/"));
            watch = watch == null ? List.of() : List.copyOf(watch);
            if (botToken == null) {
                throw new IllegalArgumentException("botToken is missing; set the xoxb- token of the Slack app");
            }
            if (mode == SlackMode.SOCKET && appToken == null) {
                throw new IllegalArgumentException("appToken is missing; mode socket needs the xapp- token of the Slack app");
            }
            if (mode == SlackMode.HTTP && signingSecret == null) {
                throw new IllegalArgumentException("signingSecret is missing; mode http needs the signing secret of the Slack app");
            }
        }
    }

    /**
     * How cases are worked on.
     *
     * @param specialists how many specialists of one case look at once
     * @param lookback how long before its alert a case looks
     * @param near how far apart in time two alerts can be and still be of one case
     * @param quiet how long after its conclusion a case stays open for questions
     * @param lease how long a silent process is believed alive before another takes its cases over
     */
    public record InvestigationSettings(Integer specialists, Duration lookback, Duration near, Duration quiet, Duration lease) {

        /** Fills in defaults. @throws IllegalArgumentException when a number is out of its range */
        public InvestigationSettings {
            specialists = Objects.requireNonNullElse(specialists, 8);
            lookback = Objects.requireNonNullElse(lookback, Duration.ofHours(24));
            near = Objects.requireNonNullElse(near, Duration.ofMinutes(10));
            quiet = Objects.requireNonNullElse(quiet, Duration.ofHours(4));
            lease = Objects.requireNonNullElse(lease, Duration.ofSeconds(15));
            if (specialists < 1 || specialists > 64) {
                throw new IllegalArgumentException("specialists is " + specialists + ", not within 1 and 64");
            }
            if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("lease is " + lease.toMillis() + " ms, less than 1s");
            }
        }

        @SuppressWarnings("NullAway")
        static InvestigationSettings defaults() {
            return new InvestigationSettings(null, null, null, null, null);
        }
    }

    /** What sort of place a source is. */
    public enum SourceType {
        /** A recorded case folder. */
        CASE
    }

    /**
     * One place to look.
     *
     * @param folder the folder of a recorded case
     */
    public record SourceSettings(SourceType type, @Nullable Path folder) {

        /** @throws IllegalArgumentException when what the type needs is missing */
        public SourceSettings {
            if (type == null) {
                throw new IllegalArgumentException("type is missing; set type: case");
            }
            if (type == SourceType.CASE && folder == null) {
                throw new IllegalArgumentException("folder is missing; set the folder of the recorded case");
            }
        }
    }
}
