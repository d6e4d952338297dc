package dev.gumshoe.bot;

import dev.gumshoe.adapters.mcp.McpServer;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import java.util.List;

/**
 * Everything that can be looked at.
 *
 * @param evidence what answers without a model
 * @param servers the MCP servers among them, whose tools a model may have
 */
public record Sources(EvidenceSources evidence, List<McpServer> servers) implements AutoCloseable {

    /** Takes a copy. */
    public Sources {
        servers = List.copyOf(servers);
    }

    /** Ends the connections. */
    @Override
    public void close() {
        servers.forEach(McpServer::close);
    }
}
