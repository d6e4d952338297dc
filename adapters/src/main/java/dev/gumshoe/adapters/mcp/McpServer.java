package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.agents.Tool;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.runbook.Runbook;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One MCP server: the sources that its mapping makes of it, and its tools. */
public final class McpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(McpServer.class);

    private final McpConnection connection;
    private final List<EvidenceSource> sources;
    private final Supplier<SourceAdvice> advice;

    /** @param advice what runbooks advise on it at the moment */
    public McpServer(McpSettings settings, Supplier<SourceAdvice> advice, InstantSource clock) {
        this(new McpConnection(settings), advice, clock);
    }

    McpServer(McpConnection connection, Supplier<SourceAdvice> advice, InstantSource clock) {
        this.connection = connection;
        this.advice = advice;
        this.sources = sources(new McpParts(connection, advice, clock));
    }

    private static List<EvidenceSource> sources(McpParts parts) {
        Mapping mapping = parts.server().settings().mapping();
        List<EvidenceSource> all = new ArrayList<>();
        if (!mapping.metrics().isEmpty()) {
            all.add(new McpMetrics(parts));
        }
        if (!mapping.logs().isEmpty()) {
            all.add(new McpLogs(parts));
        }
        if (!mapping.traces().isEmpty()) {
            all.add(new McpTraces(parts));
        }
        if (!mapping.changes().isEmpty()) {
            all.add(new McpChanges(parts));
        }
        if (!mapping.resources().isEmpty()) {
            all.add(new McpResources(parts));
        }
        return List.copyOf(all);
    }

    /** The name people know it by. */
    public String name() {
        return connection.settings().name();
    }

    /** What it answers without a model; empty when nothing is mapped. */
    public List<EvidenceSource> sources() {
        return sources;
    }

    /**
     * The tools that a model can have, and those that do not only look, so that it can be told when a model asks for one. Asks the server
     * for its list when that is not known.
     *
     * @throws McpTrouble when the server does not answer
     */
    List<ServerTool> offered() throws McpTrouble {
        return connection.tools(connection.deadline()).values().stream()
                .filter(tool -> tool.allowed() || tool.kind() != ToolClass.READ_ONLY)
                .filter(tool -> ToolSchema.callable(tool.schema()))
                .toList();
    }

    /** The tool as a tool for a model, which calls it by that name. */
    Tool tool(ServerTool tool, String name) {
        return new McpTool(connection, tool, name, advice.get());
    }

    /** Whether its mapping makes runbooks of pages. */
    public boolean hasRunbooks() {
        return connection.settings().mapping().runbooks() != null;
    }

    /** The pages that are runbooks; empty when they cannot be listed, which is logged. */
    public List<Runbook> runbooks() {
        RunbookMapping mapping = connection.settings().mapping().runbooks();
        try {
            return mapping == null ? List.of() : new McpRunbooks(connection, mapping).list();
        } catch (McpTrouble trouble) {
            LOG.warn("the runbooks of {} cannot be listed: {}", name(), trouble.sentence());
            return List.of();
        }
    }

    /** Whether it answers, and its tools with what calling them does. */
    public EvidenceSource.Health health() {
        try {
            Collection<ServerTool> tools = connection.tools(connection.deadline()).values();
            return EvidenceSource.Health.good(tools.size() + (tools.size() == 1 ? " tool" : " tools") + told(tools));
        } catch (McpTrouble trouble) {
            return EvidenceSource.Health.bad(trouble.sentence());
        }
    }

    private static String told(Collection<ServerTool> tools) {
        StringBuilder told = new StringBuilder();
        for (ToolClass kind : ToolClass.values()) {
            String names = names(tools.stream().filter(tool -> tool.allowed() && tool.kind() == kind).toList());
            told.append(names.isEmpty() ? "" : "; " + kind.word() + (kind == ToolClass.READ_ONLY ? ": " : ", never called: ") + names);
        }
        String left = names(tools.stream().filter(tool -> !tool.allowed()).toList());
        return told + (left.isEmpty() ? "" : "; not allowed: " + left);
    }

    private static String names(List<ServerTool> tools) {
        return tools.stream().map(ServerTool::name).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        connection.close();
    }
}
