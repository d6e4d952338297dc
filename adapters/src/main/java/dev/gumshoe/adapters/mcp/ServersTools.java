package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.agents.FurtherTools;
import dev.gumshoe.conversations.agents.Tool;
import dev.gumshoe.conversations.evidence.ToolResult.Failed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools of all servers for a model. Servers are asked side by side, each within its own time; one that does not answer is a failure
 * beside the others' tools. Providers take only so many tools: of too many the last ones are left out, which is logged.
 */
public final class ServersTools implements FurtherTools {

    private static final Logger LOG = LoggerFactory.getLogger(ServersTools.class);
    private static final int LONGEST_NAME = 64;
    private static final int MOST = 100;

    private final List<McpServer> servers;

    /** The tools of these. */
    public ServersTools(List<McpServer> servers) {
        this.servers = List.copyOf(servers);
    }

    @Override
    public Offered now() throws InterruptedException {
        List<Tool> tools = new ArrayList<>();
        List<Failed<?>> failures = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<ServerTool>>> lists = threads.invokeAll(servers.stream().<Callable<List<ServerTool>>>map(s -> s::offered)
                    .toList());
            for (int i = 0; i < servers.size(); i++) {
                McpServer server = servers.get(i);
                try {
                    lists.get(i).get().forEach(tool -> tools.add(server.tool(tool, own(server.name() + "_" + tool.name(), names))));
                } catch (ExecutionException e) {
                    failures.add(failed(server, e));
                }
            }
        }
        return new Offered(few(tools), failures);
    }

    private static Failed<?> failed(McpServer server, ExecutionException e) {
        if (e.getCause() instanceof McpTrouble trouble) {
            return new Failed<>(server.name(), "its list of tools", trouble.status(), trouble.sentence());
        }
        LOG.warn("the tools of {} cannot be listed", server.name(), e.getCause());
        return new Failed<>(server.name(), "its list of tools", "error", "the list cannot be read: " + e.getCause());
    }

    /** A name that no other has, of characters that every provider takes. */
    private static String own(String wanted, Set<String> taken) {
        String plain = wanted.replaceAll("[^A-Za-z0-9_-]", "_");
        String name = cut(plain, "");
        for (int n = 2; !taken.add(name); n++) {
            name = cut(plain, "_" + n);
        }
        return name;
    }

    private static String cut(String name, String end) {
        return name.substring(0, Math.min(LONGEST_NAME - end.length(), name.length())) + end;
    }

    private static List<Tool> few(List<Tool> tools) {
        List<Tool> looking = tools.stream().filter(tool -> tool.effect() == Tool.Effect.READ_ONLY).toList();
        if (looking.size() <= MOST) {
            return tools;
        }
        List<Tool> left = looking.subList(MOST, looking.size());
        LOG.warn("models are shown {} tools of MCP servers at most; not shown: {}; name the useful ones in each server's tools", MOST,
                left.stream().map(Tool::told).toList());
        return tools.stream().filter(tool -> !left.contains(tool)).toList();
    }
}
