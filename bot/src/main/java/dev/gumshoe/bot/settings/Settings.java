package dev.gumshoe.bot.settings;

import dev.gumshoe.adapters.servicenow.ServiceNowSettings;
import dev.gumshoe.bot.discord.DiscordSettings;
import dev.gumshoe.bot.slack.SlackSettings;
import dev.gumshoe.bot.web.WebSettings;
import dev.gumshoe.conversations.incident.AlertLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, as {@code gumshoe.yaml} holds it; what is left out has a sound default.
 *
 * @param zone the time zone in which times of day are written and read
 * @param slack null when Slack is not used
 * @param discord null when Discord is not used
 * @param servicenow null when ServiceNow is not used
 * @param models language models; none, and everything is calculated
 * @param budgets what they may be used for
 * @param webhooks addresses that senders deliver alerts to
 * @param sources where to look
 * @param topology how what exists is discovered
 * @param runbooks folders of runbooks; of two with one name the later folder's wins
 */
public record Settings(
        ZoneId zone,
        Store redis,
        Pages web,
        @Nullable SlackSettings slack,
        @Nullable DiscordSettings discord,
        @Nullable ServiceNowSettings servicenow,
        InvestigationSettings investigation,
        List<ModelEntry> models,
        BudgetSettings budgets,
        StormSettings storms,
        MitigationEntry mitigation,
        List<DigestEntry> digests,
        List<WebhookSettings> webhooks,
        List<SourceSettings> sources,
        TopologySettings topology,
        List<Path> runbooks) {

    /** Fills in defaults. @throws IllegalArgumentException when two models are to do the same */
    public Settings {
        zone = Objects.requireNonNullElse(zone, ZoneId.of("UTC"));
        redis = Objects.requireNonNullElseGet(redis, Store::defaults);
        web = Objects.requireNonNullElseGet(web, Pages::defaults);
        investigation = Objects.requireNonNullElseGet(investigation, InvestigationSettings::defaults);
        models = models == null ? List.of() : List.copyOf(models);
        budgets = Objects.requireNonNullElseGet(budgets, BudgetSettings::defaults);
        storms = Objects.requireNonNullElseGet(storms, StormSettings::defaults);
        mitigation = Objects.requireNonNullElseGet(mitigation, MitigationEntry::defaults);
        digests = digests == null ? List.of() : List.copyOf(digests);
        webhooks = webhooks == null ? List.of() : List.copyOf(webhooks);
        sources = sources == null ? List.of() : List.copyOf(sources);
        topology = Objects.requireNonNullElseGet(topology, TopologySettings::defaults);
        runbooks = runbooks == null ? List.of() : List.copyOf(runbooks);
        ModelEntry.rolesOf(models);
    }

    /** Settings of which none is set. */
    public static Settings defaults() {
        return new SettingsDraft().settings();
    }

    private Settings changed(Consumer<SettingsDraft> change) {
        SettingsDraft draft = new SettingsDraft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** The same with another store. */
    public Settings keptIn(Store other) {
        return changed(draft -> draft.redis = other);
    }

    /** The same with the pages elsewhere. */
    public Settings servedAt(Pages other) {
        return changed(draft -> draft.web = other);
    }

    /** The same with Slack. */
    public Settings with(SlackSettings other) {
        return changed(draft -> draft.slack = other);
    }

    /** The same with Discord. */
    public Settings with(DiscordSettings other) {
        return changed(draft -> draft.discord = other);
    }

    /** The same with ServiceNow. */
    public Settings with(ServiceNowSettings other) {
        return changed(draft -> draft.servicenow = other);
    }

    /** The same with cases worked on otherwise. */
    public Settings with(InvestigationSettings other) {
        return changed(draft -> draft.investigation = other);
    }

    /** The same with alerts delivered there, and evidence asked there. */
    public Settings with(List<WebhookSettings> doors, List<SourceSettings> places) {
        return changed(draft -> {
            draft.webhooks = doors;
            draft.sources = places;
        });
    }

    /** The same with the steering file that stands beside the settings, where they name none. */
    Settings steeredBy(Path file) {
        return topology.steering() == null ? changed(draft -> draft.topology = topology.steeredBy(file)) : this;
    }

    /** The same with an investigation for each alert, however many come. */
    public Settings unlimited() {
        return changed(draft -> draft.storms = StormSettings.NONE);
    }

    /**
     * Where running cases are kept.
     *
     * @param url a Redis server, Sentinel or Cluster; null for one that the program starts itself
     * @param folder where the program's own server keeps its data
     * @param prefix what every key begins with
     * @param retention how long a closed case is kept
     */
    public record Store(@Nullable Secret url, Path folder, String prefix, Duration retention) {

        /** Fills in defaults. */
        public Store {
            folder = Objects.requireNonNullElseGet(folder, () -> Path.of(System.getProperty("user.home"), ".gumshoe"));
            prefix = Objects.requireNonNullElse(prefix, "gumshoe");
            retention = Objects.requireNonNullElse(retention, Duration.ofDays(30));
        }

        /** The same for something that is kept apart: other keys, and another folder of the program's own server. */
        public Store apart(String name) {
            return new Store(url, folder.resolve(name), prefix + "-" + name, retention);
        }

        @SuppressWarnings("NullAway")
        static Store defaults() {
            return new Store(null, null, null, null);
        }
    }

    /**
     * The program's own pages.
     *
     * @param host the address to listen at
     * @param port the port to listen at, 0 for any free one
     * @param token what people show to be let in, or null
     * @param publicUrl where people reach the pages, or null when only this machine does
     */
    public record Pages(String host, Integer port, @Nullable Secret token, @Nullable URI publicUrl) {

        /** Fills in defaults. @throws IllegalArgumentException when an address cannot be */
        public Pages {
            host = Objects.requireNonNullElse(host, "127.0.0.1");
            port = Objects.requireNonNullElse(port, 8080);
            new WebSettings(host, port, token == null ? null : token.reveal(), publicUrl);
        }

        /** The same at another port. */
        public Pages at(int other) {
            return new Pages(host, other, token, publicUrl);
        }

        /** For the web server. */
        public WebSettings server() {
            return new WebSettings(host, port, token == null ? null : token.reveal(), publicUrl);
        }

        @SuppressWarnings("NullAway")
        static Pages defaults() {
            return new Pages(null, null, null, null);
        }
    }

    /**
     * How cases are worked on.
     *
     * @param specialists how many specialists of one case look at once
     * @param lookback how long before its alert a case looks
     * @param near how far apart in time two alerts can be and still be of one case
     * @param quiet how long after its conclusion a case stays open for questions
     * @param settle how long a case stays open after all its alarms ended and it is concluded
     * @param lease how long a silent process is believed alive before another takes its cases over
     * @param tools how far a language model may go with tools in one errand
     */
    public record InvestigationSettings(
            Integer specialists,
            Duration lookback,
            Duration near,
            Duration quiet,
            Duration settle,
            Duration lease,
            ToolSettings tools) {

        /** Fills in defaults. @throws IllegalArgumentException when a number is out of its range */
        public InvestigationSettings {
            specialists = Objects.requireNonNullElse(specialists, 8);
            lookback = Objects.requireNonNullElse(lookback, Duration.ofHours(24));
            near = Objects.requireNonNullElse(near, Duration.ofMinutes(10));
            quiet = Objects.requireNonNullElse(quiet, Duration.ofHours(4));
            settle = Objects.requireNonNullElse(settle, Duration.ofMinutes(10));
            lease = Objects.requireNonNullElse(lease, Duration.ofSeconds(15));
            tools = Objects.requireNonNullElseGet(tools, ToolSettings::defaults);
            if (specialists < 1 || specialists > 64) {
                throw new IllegalArgumentException("specialists is " + specialists + ", not within 1 and 64");
            }
            if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("lease is " + lease.toMillis() + " ms, less than 1s");
            }
        }

        @SuppressWarnings("NullAway")
        static InvestigationSettings defaults() {
            return new InvestigationSettings(null, null, null, null, null, null, null);
        }
    }

    /**
     * What happens when alerts come in faster than they can be investigated. What people ask for is never limited.
     *
     * @param window the time in which the investigations of a channel and of a sender are counted
     * @param perChannel how many investigations a channel's alerts start in a window
     * @param perSender how many a sender's alerts start in a window
     * @param perHour how many all alerts start in an hour
     * @param busy from how many alerts a minute on an alert that fits nothing waits for others
     * @param company how many alerts that fit each other are worth an investigation in a busy channel
     * @param counted from how many alerts on a channel's alerts are counted in its thread
     */
    public record StormSettings(
            Duration window,
            Integer perChannel,
            Integer perSender,
            Integer perHour,
            Integer busy,
            Integer company,
            Integer counted) {

        private static final int MANY = 1_000_000;

        /** No limits that anybody would reach. */
        @SuppressWarnings("NullAway") // the constructor fills in what is left out
        static final StormSettings NONE = new StormSettings(null, MANY, MANY, MANY, MANY, null, MANY);

        /** Fills in defaults. @throws IllegalArgumentException when a number is out of its range */
        public StormSettings {
            AlertLimits usual = AlertLimits.USUAL;
            window = Objects.requireNonNullElse(window, usual.window());
            perChannel = Objects.requireNonNullElse(perChannel, usual.perChannel());
            perSender = Objects.requireNonNullElse(perSender, usual.perSender());
            perHour = Objects.requireNonNullElse(perHour, usual.perHour());
            busy = Objects.requireNonNullElse(busy, usual.busy());
            company = Objects.requireNonNullElse(company, usual.company());
            counted = Objects.requireNonNullElse(counted, usual.storm());
            new AlertLimits(window, perChannel, perSender, perHour, busy, company, counted);
        }

        /** For the front desk. */
        public AlertLimits limits() {
            return new AlertLimits(window, perChannel, perSender, perHour, busy, company, counted);
        }

        @SuppressWarnings("NullAway")
        static StormSettings defaults() {
            return new StormSettings(null, null, null, null, null, null, null);
        }
    }
}
