package dev.gumshoe.bot;

import dev.gumshoe.adapters.alertmanager.AlertmanagerMessages;
import dev.gumshoe.adapters.alerts.OtherSenders;
import dev.gumshoe.adapters.alerts.PlainAlerts;
import dev.gumshoe.adapters.aws.AwsSources;
import dev.gumshoe.adapters.cases.BrokenCase;
import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.adapters.cloudwatch.CloudWatchMessages;
import dev.gumshoe.adapters.datadog.DatadogMessages;
import dev.gumshoe.adapters.dynatrace.DynatraceMessages;
import dev.gumshoe.adapters.github.GitHubSource;
import dev.gumshoe.adapters.mcp.McpServer;
import dev.gumshoe.adapters.mcp.McpSettings;
import dev.gumshoe.adapters.pagerduty.PagerDutyMessages;
import dev.gumshoe.adapters.prometheus.PrometheusSettings;
import dev.gumshoe.adapters.prometheus.PrometheusSource;
import dev.gumshoe.adapters.sentry.SentryMessages;
import dev.gumshoe.adapters.steering.SteeringFile;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SourceSettings;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.incident.AlertReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The list of what can be looked at: one line a vendor. */
public final class Integrations {

    private Integrations() {}

    /**
     * The sources that the settings name; nothing is connected to before it is asked.
     *
     * @param runbooks what they advise on a source is heeded
     * @throws IllegalArgumentException with one sentence when one cannot be used
     */
    public static Sources of(Settings settings, Runbooks runbooks) {
        List<EvidenceSource> sources = new ArrayList<>();
        if (settings.topology().steering() != null) {
            sources.add(new SteeringFile(settings.topology().steering()));
        }
        List<McpServer> servers = new ArrayList<>();
        List<AwsSources> clouds = new ArrayList<>();
        for (SourceSettings source : settings.sources()) {
            switch (source) {
                case SourceSettings.Case recorded -> sources.add(recorded(recorded.folder()));
                case SourceSettings.Prometheus prometheus -> sources.add(prometheus(prometheus));
                case SourceSettings.GitHub github -> sources.add(new GitHubSource(github.source(), InstantSource.system()));
                case SourceSettings.Mcp mcp -> servers.add(server(mcp.server(), runbooks));
                case SourceSettings.Aws aws -> clouds.add(new AwsSources(aws.aws(), InstantSource.system()));
            }
        }
        servers.forEach(server -> sources.addAll(server.sources()));
        clouds.forEach(cloud -> sources.addAll(cloud.all()));
        runbooks.readFrom(servers);
        return new Sources(new EvidenceSources(sources), servers, clouds);
    }

    /** Finds alerts in the messages of all senders there are readers for, and in the rest by their words. */
    public static AlertReader alerts() {
        List<AlertReader> readers = new ArrayList<>(List.of(
                new SentryMessages(),
                AlertmanagerMessages.GRAFANA,
                AlertmanagerMessages.READER,
                CloudWatchMessages.READER,
                DatadogMessages.READER,
                PagerDutyMessages.READER,
                DynatraceMessages.READER));
        readers.addAll(OtherSenders.READERS);
        readers.add(new PlainAlerts());
        return AlertReader.firstOf(readers);
    }

    private static EvidenceSource prometheus(SourceSettings.Prometheus source) {
        return new PrometheusSource(
                new PrometheusSettings(source.name(), source.url(), source.token() == null ? null : source.token().reveal(),
                        source.labels(), source.timeout(), source.most()));
    }

    private static EvidenceSource recorded(Path folder) {
        try {
            return RecordedCase.open(folder).source();
        } catch (BrokenCase e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static McpServer server(McpSettings settings, Runbooks runbooks) {
        return new McpServer(settings, () -> runbooks.adviceOn(settings.name()), InstantSource.system());
    }
}
