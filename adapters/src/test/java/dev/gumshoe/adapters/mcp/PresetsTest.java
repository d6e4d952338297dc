package dev.gumshoe.adapters.mcp;

import static dev.gumshoe.adapters.mcp.ServedTools.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.runbook.Runbook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mappings that come with the program can be used as they are; what they ask for stands in the call. */
class PresetsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:10:00Z");
    private static final TimeWindow WINDOW = TimeWindow.endingAt(NOW, Duration.ofHours(1));
    private static final Map<String, String> VALUES = Map.of("account", "1", "index", "main", "prometheus", "p", "loki", "l", "selector",
            "app=\"shop\"", "cloud", "c", "label", "runbook");

    static List<String> names() {
        return Presets.names();
    }

    @SuppressWarnings("NullAway")
    private static McpSettings settings(String preset, URI url, Map<String, String> values) {
        return new McpSettings(preset, null, null, null, url, null, null, null, null, null, null, preset, values, null);
    }

    @ParameterizedTest
    @MethodSource("names")
    void canBeUsedWithTheValuesTheyNeed(String name) {
        McpSettings settings = settings(name, URI.create("http://127.0.0.1:1/mcp"), VALUES);

        assertThat(settings.readOnly()).isNotEmpty();
        assertThat(new McpServer(settings, () -> SourceAdvice.NONE, InstantSource.system()).sources().isEmpty())
                .isEqualTo(settings.mapping().runbooks() != null);
    }

    @Test
    void saysWhichValueAPresetNeeds() {
        assertThatThrownBy(() -> settings("splunk", URI.create("http://127.0.0.1:1/mcp"), Map.of())).hasMessageContaining("index");
    }

    @Test
    void asksDynatraceInItsOwnLanguage() throws Exception {
        try (ServedTools served = ServedTools.start()) {
            served.tool("execute_dql", Map.of("dqlStatement", "string", "recordLimit", "number"),
                    arguments -> String.valueOf(arguments.get("dqlStatement")).startsWith("timeseries") ? text("""
                            [{"timeframe": {"start": "2026-03-02T14:00:00Z", "end": "2026-03-02T14:03:00Z"}, "interval": "60000000000",
                              "resource": "forge", "values": [1.5, null, 2.5]}]""") : text("""
                            Query result: 1 record
                            ```json
                            [{"timestamp": "2026-03-02T14:05:00.000000000Z", "loglevel": "ERROR", "content": "no", "resource": "forge"}]
                            ```"""));
            McpServer server = new McpServer(settings("dynatrace", served.url(), Map.of()), () -> SourceAdvice.NONE,
                    InstantSource.fixed(NOW));
            List<LogLine> lines = new ArrayList<>();
            List<MetricSeries> series = new ArrayList<>();

            server.sources().stream().filter(LogSource.class::isInstance).map(LogSource.class::cast)
                    .forEach(source -> source.read(new LogQuery(Set.of("forge"), WINDOW), lines::add));
            server.sources().stream().filter(MetricSource.class::isInstance).map(MetricSource.class::cast)
                    .forEach(source -> source.read(MetricQuery.all(WINDOW), series::add));

            assertThat(lines).singleElement().satisfies(line -> assertThat(line.body()).isEqualTo("no"));
            assertThat(series).hasSize(3).allSatisfy(one -> assertThat(one.size()).isEqualTo(2));
            assertThat(series.getFirst().time(1)).isEqualTo("2026-03-02T14:02:00Z");
            assertThat(served.calls().getFirst())
                    .contains("fetch logs, from: \"2026-03-02T13:10:00Z\", to: \"2026-03-02T14:10:00Z\"")
                    .contains("| filter in(resource, array(\"forge\"))")
                    .contains("recordLimit=1000");
            server.close();
        }
    }

    @Test
    void readsConfluencePagesAsRunbooks() throws Exception {
        try (ServedTools served = ServedTools.start()) {
            served.tool("searchConfluenceUsingCql", Map.of("cql", "string"), _ -> text("""
                    {"results": [{"content": {"id": "77", "title": "Cache poisoning (v2)"}, "excerpt": "What to do when the <b>cache</b> lies"}]}
                    """)).tool("getConfluencePage", Map.of("pageId", "string"),
                    _ -> text("{\"body\": \"# Flush it\\npassword: hunter22\"}"));
            McpServer server = new McpServer(settings("confluence", served.url(), VALUES), () -> SourceAdvice.NONE,
                    InstantSource.fixed(NOW));

            Runbook runbook = server.runbooks().getFirst();

            assertThat(runbook.name()).isEqualTo("cache-poisoning-v2");
            assertThat(runbook.description()).startsWith("Cache poisoning (v2). What to do when the").contains("cache");
            assertThat(runbook.body().read()).isEqualTo("# Flush it\npassword: [secret]");
            assertThat(served.calls().getLast()).contains("pageId=77");
            server.close();
        }
    }
}
