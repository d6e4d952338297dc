package dev.gumshoe.bot.settings;

import dev.gumshoe.adapters.servicenow.ServiceNowSettings;
import dev.gumshoe.bot.discord.DiscordSettings;
import dev.gumshoe.bot.slack.SlackSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings that are being changed, each by its name; null means that it is left out. Nobody else counts the places of {@link Settings}. */
final class SettingsDraft {

    @Nullable
    ZoneId zone;
    Settings.@Nullable Store redis;
    Settings.@Nullable Pages web;
    @Nullable
    SlackSettings slack;
    @Nullable
    DiscordSettings discord;
    @Nullable
    ServiceNowSettings servicenow;
    Settings.@Nullable InvestigationSettings investigation;
    @Nullable
    List<ModelEntry> models;
    @Nullable
    BudgetSettings budgets;
    Settings.@Nullable StormSettings storms;
    @Nullable
    MitigationEntry mitigation;
    @Nullable
    List<DigestEntry> digests;
    @Nullable
    List<WebhookSettings> webhooks;
    @Nullable
    List<SourceSettings> sources;
    @Nullable
    TopologySettings topology;
    @Nullable
    List<Path> runbooks;

    /** Nothing is set. */
    SettingsDraft() {}

    /** All is as it is there. */
    SettingsDraft(Settings from) {
        zone = from.zone();
        redis = from.redis();
        web = from.web();
        slack = from.slack();
        discord = from.discord();
        servicenow = from.servicenow();
        investigation = from.investigation();
        models = from.models();
        budgets = from.budgets();
        storms = from.storms();
        mitigation = from.mitigation();
        digests = from.digests();
        webhooks = from.webhooks();
        sources = from.sources();
        topology = from.topology();
        runbooks = from.runbooks();
    }

    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    Settings settings() {
        return new Settings(zone, redis, web, slack, discord, servicenow, investigation, models, budgets, storms, mitigation, digests,
                webhooks, sources,
                topology, runbooks);
    }
}
