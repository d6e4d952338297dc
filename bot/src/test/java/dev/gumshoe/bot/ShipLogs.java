package dev.gumshoe.bot;

import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.TimeWindow;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A company's own log store behind an MCP server that somebody wrote in an afternoon; notes each call that reaches it. */
final class ShipLogs implements AutoCloseable {

    private static final int PAGE = 5_000;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final McpSyncServer mcp;
    private final Server http = new Server(0);
    private final List<LogLine> lines = new ArrayList<>();

    ShipLogs(EvidenceSources holding, TimeWindow window) throws Exception {
        holding.answering(LogSource.class).getFirst().read(LogQuery.all(window), lines::add);
        var transport = HttpServletStreamableServerTransportProvider.builder().mcpEndpoint("/mcp").build();
        this.mcp = McpServer.sync(transport)
                .serverInfo("shiplogs", "0.1")
                .capabilities(McpSchema.ServerCapabilities.builder().tools(true).build())
                .tools(tool("find_lines", this::find), tool("purge_lines", _ -> Map.of()))
                .build();
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(transport);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/mcp");
        http.setHandler(context);
        http.start();
    }

    private interface Answer {

        Object to(Map<String, Object> arguments);
    }

    private SyncToolSpecification tool(String name, Answer answer) {
        Map<String, Object> text = Map.of("type", "string");
        McpSchema.Tool tool = McpSchema.Tool.builder(name, Map.of("type", "object", "properties",
                Map.of("since", text, "until", text, "contains", text, "skip", Map.of("type", "integer")))).description(name).build();
        return new SyncToolSpecification(tool, (_, request) -> {
            calls.add(name);
            return CallToolResult.builder(List.of()).structuredContent(answer.to(request.arguments())).build();
        });
    }

    private Object find(Map<String, Object> arguments) {
        TimeWindow window = new TimeWindow(Instant.parse(String.valueOf(arguments.get("since"))),
                Instant.parse(String.valueOf(arguments.get("until"))));
        int from = Integer.parseInt(String.valueOf(arguments.getOrDefault("skip", "0")));
        String words = String.valueOf(arguments.getOrDefault("contains", ""));
        return Map.of("lines", lines.stream().filter(line -> window.contains(line.timestamp()) && line.body().contains(words))
                .skip(from).limit(PAGE)
                .map(ShipLogs::row).toList());
    }

    private static Map<String, Object> row(LogLine line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("at", line.timestamp().toEpochMilli());
        row.put("host", line.resource());
        row.put("lvl", line.severity());
        row.put("msg", line.body());
        row.put("trace", line.traceId());
        return row;
    }

    /** A line that tells of an error. */
    LogLine error() {
        return lines.stream().filter(line -> line.severity().equals("ERROR")).findFirst().orElseThrow();
    }

    String url() {
        return "http://127.0.0.1:" + ((ServerConnector) http.getConnectors()[0]).getLocalPort() + "/mcp";
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public void close() throws Exception {
        mcp.close();
        http.stop();
    }
}
