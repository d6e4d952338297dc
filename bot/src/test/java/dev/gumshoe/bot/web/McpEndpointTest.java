package dev.gumshoe.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.ScriptedCase;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gumshoe as an MCP server, seen by the SDK's client and by raw requests. */
class McpEndpointTest {

    private static final String TOKEN = "a-token-of-sixteen";
    private static final String HELLO = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},
             "clientInfo":{"name":"test","version":"1"}}}""";

    private static McpSyncClient client(Served served, String token) {
        McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder(served.at("/").toString())
                .endpoint("/mcp")
                .addHttpRequestCustomizer((request, _, _, _, _) -> request.header("Authorization", "Bearer " + token))
                .build()).requestTimeout(Duration.ofSeconds(60)).build();
        client.initialize();
        return client;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> call(McpSyncClient client, String verb, Map<String, Object> arguments) {
        CallToolResult result = client.callTool(CallToolRequest.builder(verb).arguments(arguments).build());
        assertThat(result.isError()).as(String.valueOf(result.content())).isNotEqualTo(true);
        return (Map<String, Object>) result.structuredContent();
    }

    private static String refusal(McpSyncClient client, String verb, Map<String, Object> arguments) {
        CallToolResult result = client.callTool(CallToolRequest.builder(verb).arguments(arguments).build());
        assertThat(result.isError()).isTrue();
        return ((McpSchema.TextContent) result.content().getFirst()).text();
    }

    @Test
    void listsItsVerbsAndSaysWhichOnlyLook() throws Exception {
        try (Served served = Served.with(new WebSettings("127.0.0.1", 0, TOKEN)); McpSyncClient client = client(served, TOKEN)) {
            List<McpSchema.Tool> tools = client.listTools().tools();

            assertThat(tools).extracting(McpSchema.Tool::name).containsExactlyInAnyOrder("investigate", "list_tasks", "get_task",
                    "list_journal_records", "send_message", "list_recommendations", "get_recommendation", "get_topology");
            assertThat(tools).filteredOn(tool -> tool.annotations().readOnlyHint()).extracting(McpSchema.Tool::name)
                    .containsExactlyInAnyOrder("list_tasks", "get_task", "list_journal_records", "list_recommendations",
                            "get_recommendation", "get_topology");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void tellsAnInvestigationInTheWordsOfTasksAndRecords() throws Exception {
        try (Served served = Served.with(new WebSettings("127.0.0.1", 0, TOKEN)); McpSyncClient client = client(served, TOKEN)) {
            List<Map<String, Object>> tasks = (List<Map<String, Object>>) call(client, "list_tasks", Map.of()).get("tasks");
            String id = String.valueOf(tasks.getFirst().get("task_id"));

            Map<String, Object> task = call(client, "get_task", Map.of("task_id", id));
            List<Map<String, Object>> records = (List<Map<String, Object>>) call(client, "list_journal_records",
                    Map.of("task_id", id, "limit", 500)).get("records");
            Map<String, Object> topology = call(client, "get_topology", Map.of("task_id", id));

            assertThat(task).containsEntry("status", "COMPLETED").containsEntry("task_type", "INVESTIGATION").containsKey("summary");
            assertThat(task).containsEntry("url", served.at("/investigations/" + id).toString());
            assertThat((Map<String, Object>) task.get("summary")).containsEntry("confidence",
                    Math.round(ScriptedCase.CONFIDENCE * 100) / 100.0);
            assertThat(records).extracting(record -> record.get("record_type"))
                    .contains("observation", "investigation_summary", "message", "investigation_gap");
            assertThat(records).filteredOn(record -> record.get("record_type").equals("observation")).first()
                    .satisfies(record -> assertThat((List<?>) record.get("citations")).isNotEmpty());
            assertThat((List<?>) topology.get("resources")).isNotEmpty();
        }
    }

    @Test
    void namesPagesByTheAddressAtWhichOthersReachThem() throws Exception {
        WebSettings settings = new WebSettings("127.0.0.1", 0, TOKEN, URI.create("https://gumshoe.example.com/ops"));
        try (Served served = Served.with(settings); McpSyncClient client = client(served, TOKEN)) {
            Map<String, Object> started = call(client, "investigate", Map.of("title", "Checkout fails"));

            assertThat(started).containsEntry("url", "https://gumshoe.example.com/ops/investigations/" + started.get("task_id"));
        }
    }

    @Test
    void startsAnInvestigationOnceAndHearsWhatIsSaid() throws Exception {
        try (Served served = Served.with(new WebSettings("127.0.0.1", 0, TOKEN)); McpSyncClient client = client(served, TOKEN)) {
            Map<String, Object> incident = Map.of("title", "Checkout fails", "priority", "HIGH", "incident_id", "INC-7");

            Map<String, Object> first = call(client, "investigate", incident);
            Map<String, Object> again = call(client, "investigate", incident);
            Map<String, Object> said = call(client, "send_message",
                    Map.of("task_id", first.get("task_id"), "content", "focus on forge", "wait_seconds", 0));

            assertThat(first).containsEntry("result", "created");
            assertThat(again).containsEntry("result", "repeated").containsEntry("task_id", first.get("task_id"));
            assertThat(said).containsEntry("task_id", first.get("task_id")).containsKeys("message_id", "heard_as");
            assertThat(call(client, "get_task", Map.of("task_id", first.get("task_id")))).containsEntry("priority", "HIGH")
                    .containsEntry("status", "PENDING_START");
        }
    }

    @Test
    void saysWhatIsWrongWithWhatItIsGiven() throws Exception {
        try (Served served = Served.with(new WebSettings("127.0.0.1", 0, TOKEN)); McpSyncClient client = client(served, TOKEN)) {
            assertThat(refusal(client, "get_task", Map.of("task_id", "nothing-like-it"))).contains("There is no task 'nothing-like-it'");
            assertThat(refusal(client, "investigate", Map.of("title", "x", "timestamp", "noon"))).contains("timestamp is 'noon'");
            assertThat(refusal(client, "investigate", Map.of("title", " "))).contains("title is missing");
        }
    }

    private static HttpResponse<String> hello(Served served, String... headers) throws Exception {
        var request = served.to("/mcp").header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream").POST(BodyPublishers.ofString(HELLO));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return served.send(request);
    }

    @Test
    void letsNobodyInWithoutTheToken() throws Exception {
        try (Served served = Served.with(new WebSettings("127.0.0.1", 0, TOKEN))) {
            assertThat(hello(served).statusCode()).isEqualTo(401);
            assertThat(hello(served, "Authorization", "Bearer another-token-here").statusCode()).isEqualTo(401);
            assertThat(hello(served, "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesAPageOfAnotherOrigin() throws Exception {
        try (Served served = Served.whole()) {
            String own = "http://127.0.0.1:" + served.server.port();

            assertThat(hello(served, "Origin", "http://evil.example.com").statusCode()).isEqualTo(403);
            assertThat(hello(served, "Origin", own).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isOffWhereStrangersCouldComeBy() throws Exception {
        try (Served served = Served.with(new WebSettings("0.0.0.0", 0, null))) {
            assertThat(hello(served).statusCode()).isEqualTo(403);
        }
    }
}
