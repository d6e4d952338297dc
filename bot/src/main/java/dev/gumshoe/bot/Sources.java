package dev.gumshoe.bot;

import dev.gumshoe.adapters.aws.AwsSources;
import dev.gumshoe.adapters.mcp.McpServer;
import dev.gumshoe.adapters.mcp.ServersTools;
import dev.gumshoe.conversations.agents.FurtherTools;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that can be looked at.
 *
 * @param evidence what answers without a model
 * @param servers the MCP servers among them, whose tools a model may have
 * @param clouds the accounts of AWS among them
 */
public record Sources(EvidenceSources evidence, List<McpServer> servers, List<AwsSources> clouds) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    /** Takes copies. */
    public Sources {
        servers = List.copyOf(servers);
        clouds = List.copyOf(clouds);
    }

    /** Sources that leave AWS out. */
    public Sources(EvidenceSources evidence, List<McpServer> servers) {
        this(evidence, servers, List.of());
    }

    /** Sources without servers. */
    public static Sources of(EvidenceSources evidence) {
        return new Sources(evidence, List.of());
    }

    /** What the servers' tools offer to a model. */
    FurtherTools tools() {
        return servers.isEmpty() ? FurtherTools.none() : new ServersTools(servers);
    }

    /** Ends the connections. */
    @Override
    public void close() {
        servers.forEach(McpServer::close);
        clouds.forEach(AwsSources::close);
        evidence.all().forEach(Sources::close);
    }

    private static void close(EvidenceSource source) {
        if (source instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) {
                LOG.debug("{} did not end cleanly", source.name(), e);
            }
        }
    }
}
