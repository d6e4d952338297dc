package dev.gumshoe.bot;

import dev.gumshoe.adapters.cases.BrokenCase;
import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.adapters.mcp.McpServer;
import dev.gumshoe.adapters.mcp.McpSettings;
import dev.gumshoe.bot.settings.SourceSettings;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
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
    public static Sources of(List<SourceSettings> settings, Runbooks runbooks) {
        List<EvidenceSource> sources = new ArrayList<>();
        List<McpServer> servers = new ArrayList<>();
        for (SourceSettings source : settings) {
            switch (source) {
                case SourceSettings.Case recorded -> sources.add(recorded(recorded.folder()));
                case SourceSettings.Mcp mcp -> servers.add(server(mcp.server(), runbooks));
            }
        }
        servers.forEach(server -> sources.addAll(server.sources()));
        runbooks.readFrom(servers);
        return new Sources(new EvidenceSources(sources), servers);
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
