package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the protocol's conformance suite starts as client: a server at the address it was given, known by settings alone. Its tools are
 * listed, and the one that the scenario is about is called as a source of logs.
 */
final class ConformanceClient {

    private static final Map<String, String> MAPPINGS = Map.of(
            "tools_call", """
                    logs: {tool: add_numbers, arguments: {a: 2, b: 40}, lines: '(?P<body>The sum of .*)',
                      fields: {timestamp: "=2026-03-02T14:05:00Z", resource: "=calculator"}}
                    """);

    private ConformanceClient() {}

    public static void main(String[] args) {
        Instant now = Instant.parse("2026-03-02T14:10:00Z");
        String mapping = MAPPINGS.get(System.getenv("MCP_CONFORMANCE_SCENARIO"));
        McpSettings settings = McpSettings.at("conformance", URI.create(args[args.length - 1]))
                .mapped(mapping == null ? Mapping.NONE : Mappings.read(mapping))
                .vouchingFor("add_numbers");
        try (McpServer server = new McpServer(settings, () -> SourceAdvice.NONE, InstantSource.fixed(now))) {
            EvidenceSource.Health health = server.health();
            System.out.println(health);
            if (!health.answers()) {
                throw new IllegalStateException(health.detail());
            }
            for (EvidenceSource source : server.sources()) {
                System.out.println(((LogSource) source).read(LogQuery.all(TimeWindow.endingAt(now, Duration.ofHours(1))),
                        line -> System.out.println("read: " + line.body())));
            }
        }
    }
}
