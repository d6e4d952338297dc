package dev.gumshoe.adapters.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An MCP server of the test's own over streamable HTTP, made with the SDK's server side; notes every call that reaches it. */
final class ServedTools implements AutoCloseable {

    private final McpSyncServer mcp;
    private final HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
            .mcpEndpoint("/mcp")
            .build();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Server http;

    private ServedTools(int port, String token) throws Exception {
        mcp = McpServer.sync(transport)
                .serverInfo("tools of a test", "1")
                .capabilities(McpSchema.ServerCapabilities.builder().tools(true).build())
                .build();
        http = new Server(port);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(transport);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/mcp");
        FilterHolder door = new FilterHolder((Filter) (request, response, chain) -> {
            String given = String.valueOf(((HttpServletRequest) request).getHeader("Authorization"));
            authorizations.add(given);
            if (token.isEmpty() || given.equals("Bearer " + token)) {
                chain.doFilter(request, response);
            } else {
                ((HttpServletResponse) response).sendError(401);
            }
        });
        door.setAsyncSupported(true);
        context.addFilter(door, "/*", null);
        http.setHandler(context);
        http.setStopTimeout(0);
        http.start();
    }

    static ServedTools start() throws Exception {
        return new ServedTools(0, "");
    }

    static ServedTools startAt(int port) throws Exception {
        return new ServedTools(port, "");
    }

    static ServedTools startWithToken(String token) throws Exception {
        return new ServedTools(0, token);
    }

    /** A tool that declares nothing but its arguments' names and types. */
    ServedTools tool(String name, Map<String, String> arguments, Function<Map<String, Object>, CallToolResult> answer) {
        return tool(name, arguments, null, answer);
    }

    ServedTools tool(
            String name, Map<String, String> arguments, McpSchema.ToolAnnotations annotations,
            Function<Map<String, Object>, CallToolResult> answer) {
        Map<String, Object> properties = new java.util.LinkedHashMap<>();
        arguments.forEach((argument, type) -> properties.put(argument, Map.of("type", type)));
        McpSchema.Tool tool = McpSchema.Tool.builder(name, Map.of("type", "object", "properties", properties))
                .description("what " + name + " does")
                .annotations(annotations)
                .build();
        mcp.addTool(new SyncToolSpecification(tool, (_, request) -> {
            calls.add(name + " " + request.arguments());
            return answer.apply(request.arguments() == null ? Map.of() : request.arguments());
        }));
        return this;
    }

    /** A tool with a description of its own and of each of its arguments, which are texts. */
    ServedTools described(
            String name, String description, Map<String, String> arguments, Function<Map<String, Object>, CallToolResult> answer) {
        Map<String, Object> properties = new java.util.LinkedHashMap<>();
        arguments.forEach((argument, words) -> properties.put(argument, Map.of("type", "string", "description", words)));
        McpSchema.Tool tool = McpSchema.Tool.builder(name, Map.of("type", "object", "properties", properties)).description(description)
                .build();
        mcp.addTool(new SyncToolSpecification(tool, (_, request) -> {
            calls.add(name + " " + request.arguments());
            return answer.apply(request.arguments());
        }));
        return this;
    }

    static CallToolResult text(String text) {
        return CallToolResult.builder(List.of(McpSchema.TextContent.builder(text).build())).build();
    }

    static CallToolResult structured(Object content) {
        return CallToolResult.builder(List.of()).structuredContent(content).build();
    }

    static CallToolResult error(String text) {
        return CallToolResult.builder(List.of(McpSchema.TextContent.builder(text).build())).isError(true).build();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/mcp");
    }

    int port() {
        return ((ServerConnector) http.getConnectors()[0]).getLocalPort();
    }

    /** Each tool call that reached the server: its name and arguments. */
    List<String> calls() {
        return calls;
    }

    List<String> authorizations() {
        return authorizations;
    }

    void tellThatToolsChanged() {
        mcp.notifyToolsListChanged();
    }

    @Override
    public void close() throws Exception {
        mcp.close();
        http.stop();
    }
}
