package dev.gumshoe.adapters.mcp;

import static dev.gumshoe.adapters.mcp.ServedTools.structured;
import static dev.gumshoe.adapters.mcp.ServedTools.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.ToolResult.Failed;
import dev.gumshoe.conversations.evidence.ToolResult.Found;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One server, well or unwell, seen through its log source. */
class McpServerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:10:00Z");
    private static final TimeWindow WINDOW = TimeWindow.endingAt(NOW, Duration.ofHours(1));
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final CountDownLatch released = new CountDownLatch(1);
    private final List<AutoCloseable> open = new ArrayList<>();
    private ServedTools served;

    @BeforeEach
    void serve() throws Exception {
        served = ServedTools.start();
    }

    @AfterEach
    void stop() throws Exception {
        released.countDown();
        for (AutoCloseable one : open) {
            one.close();
        }
        served.close();
    }

    private McpServer server(McpSettings settings) {
        McpServer server = new McpServer(settings, () -> SourceAdvice.NONE, InstantSource.fixed(NOW));
        open.add(server);
        return server;
    }

    private McpSettings logs(String mapping) {
        return McpSettings.at("shiplogs", served.url()).mapped(Mappings.read(mapping));
    }

    private static LogSource source(McpServer server) {
        return (LogSource) server.sources().getFirst();
    }

    private static ToolResult<Tally> read(McpServer server, List<LogLine> lines) {
        return source(server).read(LogQuery.all(WINDOW), lines::add);
    }

    private static Map<String, Object> line(int second, String body) {
        return Map.of("timestamp", NOW.minusSeconds(600).plusSeconds(second).toString(), "resource", "web", "severity", "error", "body",
                body);
    }

    @Test
    void citesTheExactCallThatAnyoneCanRepeat() {
        served.tool("search_logs", Map.of("start", "string", "filter", "string", "max", "integer"),
                _ -> structured(Map.of("lines", List.of(line(0, "a")))));
        McpServer server = server(logs("""
                logs:
                  tool: search_logs
                  arguments: {start: "{{from}}", filter: '{{#resources}}host="{{.}}"{{^-last}} or {{/-last}}{{/resources}}', max: "{{limit}}"}
                  rows: /lines
                """));

        var found = source(server).read(new LogQuery(Set.of("web", "the \"other\""), WINDOW), _ -> {});

        String call = "search_logs {\"start\":\"2026-03-02T13:10:00Z\",\"filter\":\"host=\\\"the \\\\\\\"other\\\\\\\"\\\" or host=\\\"web\\\"\","
                + "\"max\":1000}";
        assertThat(found).isInstanceOfSatisfying(Found.class, it -> assertThat(it.evidence().query()).isEqualTo(call));
        assertThat(served.calls()).containsExactly(
                "search_logs {start=2026-03-02T13:10:00Z, filter=host=\"the \\\"other\\\"\" or host=\"web\", max=1000}");
    }

    @Test
    void readsPlainTextWithItsStackTraces() {
        served.tool("tail_log", Map.of(), _ -> text("""
                2026-03-02 14:05:00,250 ERROR [web] it broke
                java.lang.IllegalStateException: no
                \tat shop.Cart.add(Cart.java:12)
                2026-03-02 14:05:01,000 INFO [web] token=abcdef0123456789 shown
                """));
        List<LogLine> lines = new ArrayList<>();

        read(server(logs("""
                logs: {tool: tail_log, lines: '(?P<timestamp>\\S+ \\S+) (?P<severity>\\S+) \\[(?P<resource>[^]]*)\\] (?P<body>.*)'}
                """)), lines);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().timestamp()).isEqualTo("2026-03-02T14:05:00.250Z");
        assertThat(lines.getFirst().body()).isEqualTo("it broke\njava.lang.IllegalStateException: no\n\tat shop.Cart.add(Cart.java:12)");
        assertThat(lines.getLast().body()).isEqualTo("token=[secret] shown");
    }

    @Test
    void asksOnFromTheLastLineWhereThereIsNoCursor() {
        served.tool("search_logs", Map.of("start", "string"), arguments -> {
            Instant start = Instant.parse(String.valueOf(arguments.get("start")));
            return structured(IntStream.range(0, 25).mapToObj(i -> line(i, "n" + i))
                    .filter(row -> !Instant.parse(String.valueOf(row.get("timestamp"))).isBefore(start)).limit(10).toList());
        });
        List<LogLine> lines = new ArrayList<>();

        var answer = read(server(logs("""
                logs: {tool: search_logs, arguments: {start: "{{from}}"}, limit: 10, paging: {by: time}}
                """)), lines);

        assertThat(lines).extracting(LogLine::body).containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> "n" + i).toList());
        assertThat(answer.dataOrNull().defects()).isEmpty();
    }

    /** A store that gives ten lines at most, the newest first, both bounds among them. */
    private void newestFirst(List<Map<String, Object>> lines) {
        served.tool("search_logs", Map.of("start", "string", "end", "string"), arguments -> {
            Instant start = Instant.parse(String.valueOf(arguments.get("start")));
            Instant end = Instant.parse(String.valueOf(arguments.get("end")));
            return structured(lines.reversed().stream().filter(row -> {
                Instant at = Instant.parse(String.valueOf(row.get("timestamp")));
                return !at.isBefore(start) && !at.isAfter(end);
            }).limit(10).toList());
        });
    }

    private static final String HALVED = "logs: {tool: search_logs, arguments: {start: '{{from}}', end: '{{to}}'}, limit: 10}";

    @Test
    void readsALongWindowPartByPartWhereAnAnswerIsFull() {
        newestFirst(IntStream.range(0, 95).mapToObj(i -> line(i * 5, "n" + i)).toList());
        List<LogLine> lines = new ArrayList<>();

        var answer = read(server(logs(HALVED)), lines);

        assertThat(lines).extracting(LogLine::body)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 95).mapToObj(i -> "n" + i).toList());
        assertThat(answer).isInstanceOfSatisfying(Found.class,
                found -> assertThat(found.evidence().query()).contains("\"end\":\"2026-03-02T14:10:00Z\"} and ", " further parts"));
        assertThat(answer.dataOrNull().defects()).isEmpty();
    }

    @Test
    void saysWhatItCouldNotTakeApart() {
        newestFirst(IntStream.range(0, 30).mapToObj(i -> line(7, "n" + i)).toList());

        var answer = read(server(logs(HALVED)), new ArrayList<>());

        assertThat(answer.dataOrNull().count()).isEqualTo(10);
        assertThat(answer.dataOrNull().defects()).isNotEmpty()
                .allSatisfy(defect -> assertThat(defect).contains("search_logs gave 10 rows for 2026-03-02T14:00:0",
                        "there may be more that were not seen"));
    }

    @Test
    void takesNoMorePartsThanCallsAreAllowed() {
        newestFirst(IntStream.range(0, 500).mapToObj(i -> line(i, "n" + i)).toList());
        McpSettings settings = logs(HALVED).within(Duration.ofSeconds(60), new McpLimits(10_000, 7, 1_000_000));

        var answer = read(server(settings), new ArrayList<>());

        assertThat(served.calls()).hasSizeLessThanOrEqualTo(7);
        assertThat(answer.dataOrNull().defects()).isNotEmpty().allSatisfy(defect -> assertThat(defect).contains("limits.calls"));
    }

    @Test
    void saysWhatOfAnEndlessAnswerItLeftOut() {
        served.tool("search_logs", Map.of("page", "integer"),
                arguments -> structured(List.of(line(1, "page " + arguments.get("page")), Map.of("timestamp", "yesterday"))));
        McpSettings settings = logs("logs: {tool: search_logs, limit: 1, paging: {argument: page}}").within(TIMEOUT,
                new McpLimits(10, 1_000, 1_000_000));
        List<LogLine> lines = new ArrayList<>();

        var answer = read(server(settings), lines);

        assertThat(lines).hasSize(5);
        assertThat(answer.dataOrNull().defects())
                .anyMatch(defect -> defect.contains("cut after 10 rows"))
                .anyMatch(defect -> defect.contains("5 rows whose timestamp is not a time passed over"));
    }

    @Test
    void saysThatAFullPageMayNotBeAll() {
        served.tool("search_logs", Map.of(), _ -> structured(List.of(line(1, "a"), line(2, "b"))));

        var answer = read(server(logs("logs: {tool: search_logs, limit: 2}")), new ArrayList<>());

        assertThat(answer.dataOrNull().defects()).singleElement().asString().contains("there may be more");
    }

    @Test
    void asksOnlyUpToWhatCanBeReadYetAndOnlyAsFarBackAsIsWise() {
        served.tool("search_logs", Map.of(), _ -> structured(List.of(line(1, "a"))));

        var answer = read(server(logs("""
                logs: {tool: search_logs, arguments: {a: "{{from}}", b: "{{to}}"}, behind: PT2M, lookback: PT15M}
                """)), new ArrayList<>());

        assertThat(served.calls()).containsExactly("search_logs {a=2026-03-02T13:55:00Z, b=2026-03-02T14:08:00Z}");
        assertThat(answer.dataOrNull().defects())
                .anyMatch(defect -> defect.contains("what happened after 2026-03-02T14:08:00Z cannot be read there yet, it is 2m behind"))
                .anyMatch(defect -> defect.contains("only from 2026-03-02T13:55:00Z on was asked for"));
    }

    @Test
    void aSilentServerCostsItsTimeoutOnce() {
        served.tool("search_logs", Map.of(), _ -> {
            try {
                released.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return text("");
        });
        McpServer server = server(logs("logs: {tool: search_logs}").within(TIMEOUT, McpLimits.usual()));

        var first = read(server, new ArrayList<>());
        List<ToolResult<Tally>> others = IntStream.range(0, 20).mapToObj(_ -> read(server, new ArrayList<>())).toList();

        assertThat(first).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.status()).isEqualTo("timeout");
            assertThat(failed.detail()).contains("shiplogs", "did not answer search_logs within 2000 ms");
        });
        assertThat(others).allSatisfy(answer -> assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.status()).isEqualTo("timeout");
            assertThat(failed.detail()).contains("did not answer search_logs within 2000 ms", "(it is asked again in ");
        }));
        assertThat(served.calls()).hasSize(1);
    }

    @Test
    void whatTheServerSaysWronglyIsAFailureWithItsWords() {
        served.tool("search_logs", Map.of(), _ -> text("I could not find the index, sorry"))
                .tool("query_logs", Map.of(), _ -> ServedTools.error("quota exceeded for api_key=abcdef0123456789"))
                .tool("list_logs", Map.of(), _ -> structured(Map.of("items", List.of())));

        assertThat(read(server(logs("logs: {tool: search_logs}")), new ArrayList<>())).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.status() + ": " + failed.detail()).contains("unreadable", "I could not find the index"));
        assertThat(read(server(logs("logs: {tool: query_logs}")), new ArrayList<>())).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.status() + ": " + failed.detail()).contains("error", "quota exceeded", "api_key=[secret]"));
        assertThat(read(server(logs("logs: {tool: list_logs, rows: /lines}")), new ArrayList<>())).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.detail()).contains("nothing stands at /lines", "{\"items\":[]}"));
    }

    @Test
    void anAnswerBeyondTheLimitIsAFailureThatSaysSo() {
        served.tool("search_logs", Map.of(), _ -> text("x".repeat(200_000)));
        McpSettings settings = logs("logs: {tool: search_logs}").within(Duration.ofSeconds(30), new McpLimits(10, 10, 50_000));

        var answer = read(server(settings), new ArrayList<>());

        assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.status()).isEqualTo("too-large"));
    }

    @Test
    void nothingButWhatOnlyLooksReachesTheServer() {
        served.tool("create_ticket", Map.of(), _ -> text("[]"))
                .tool("frobnicate", Map.of(), _ -> text("[]"))
                .tool("delete_index", Map.of(), ToolAnnotations.builder().readOnlyHint(true).build(), _ -> text("[]"))
                .tool("search_logs", Map.of(), _ -> text("[]"));

        for (String tool : List.of("create_ticket", "frobnicate", "delete_index", "no_such_tool")) {
            assertThat(read(server(logs("logs: {tool: " + tool + "}")), new ArrayList<>())).isInstanceOfSatisfying(Failed.class,
                    failed -> assertThat(failed.status()).isEqualTo("refused"));
        }
        assertThat(read(server(logs("logs: {tool: search_logs}").allowing("get_*")), new ArrayList<>()))
                .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.detail()).contains("not among the tools"));
        assertThat(served.calls()).isEmpty();
    }

    @Test
    void listsToolsWithWhatCallingThemDoes() {
        served.tool("search_logs", Map.of(), _ -> text("")).tool("create_ticket", Map.of(), _ -> text(""))
                .tool("drop_table", Map.of(), _ -> text("")).tool("get_secret", Map.of(), _ -> text(""));

        var health = server(McpSettings.at("shiplogs", served.url()).allowing("search*", "create_*", "drop*")).health();

        assertThat(health.answers()).isTrue();
        assertThat(health.detail()).isEqualTo("4 tools; read-only: search_logs; mutating, never called: create_ticket; "
                + "destructive, never called: drop_table; not allowed: get_secret");
    }

    @Test
    void learnsThatTheToolsChanged() {
        served.tool("search_logs", Map.of(), _ -> text(""));
        McpServer server = server(McpSettings.at("shiplogs", served.url()));
        assertThat(server.health().detail()).startsWith("1 tool;");

        served.tool("get_more", Map.of(), _ -> text(""));
        served.tellThatToolsChanged();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(server.health().detail()).contains("get_more"));
    }

    @Test
    void goesOnWithAServerThatWasStartedAgain() throws Exception {
        served.tool("search_logs", Map.of(), _ -> structured(List.of(line(1, "a"))));
        McpServer server = server(logs("logs: {tool: search_logs}"));
        assertThat(read(server, new ArrayList<>())).isInstanceOf(Found.class);

        int port = served.port();
        served.close();
        served = ServedTools.startAt(port).tool("search_logs", Map.of(), _ -> structured(List.of(line(1, "b"))));
        List<LogLine> lines = new ArrayList<>();
        var answer = read(server, lines);

        assertThat(answer).isInstanceOf(Found.class);
        assertThat(lines).extracting(LogLine::body).containsExactly("b");
    }

    @Test
    void sendsTheHeadersThatAServerAsksForAndTellsNobodyOfThem() throws Exception {
        try (ServedTools closed = ServedTools.startWithToken("let-me-in-0123456789").tool("search_logs", Map.of(), _ -> text(""))) {
            McpSettings settings = McpSettings.at("shiplogs", closed.url());
            McpSettings known = settings.sending(Map.of("Authorization", "Bearer let-me-in-0123456789", "DD_API_KEY", "abc"));

            assertThat(server(known).health().answers()).isTrue();
            assertThat(server(settings).health().detail()).contains("without a token; set token, or the headers it asks for");
            assertThat(known.toString()).doesNotContain("let-me-in");
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Length, 7, headers has 'Content-Length'", "DD_API KEY, abc, headers has 'DD_API KEY'",
        "DD_API_KEY, 'a\nb', headers.DD_API_KEY holds a line break"})
    void refusesHeadersThatNobodyCanSend(String name, String value, String why) {
        McpSettings settings = McpSettings.at("shiplogs", URI.create("http://127.0.0.1:1/mcp"));

        assertThatThrownBy(() -> settings.sending(Map.of(name, value.replace("\\n", "\n")))).hasMessageContaining(why);
    }

    @Test
    void saysWhatAProgramThatDoesNotStartLastSaid() {
        McpSettings broken = McpSettings.started("shiplogs", "sh", List.of("-c", "echo 'SHIPLOGS_KEY is not set' >&2; exec sleep 60"))
                .within(Duration.ofSeconds(2), McpLimits.usual());

        assertThat(server(broken).health().detail()).contains("did not answer", "it last said: SHIPLOGS_KEY is not set");
    }

    @Test
    void showsItsTokenAndSaysWhenItIsNotLetIn() throws Exception {
        try (ServedTools closed = ServedTools.startWithToken("let-me-in-0123456789").tool("search_logs", Map.of(), _ -> text(""))) {
            McpSettings settings = McpSettings.at("shiplogs", closed.url());

            assertThat(server(settings.withToken("let-me-in-0123456789")).health().answers()).isTrue();
            var refused = server(settings.withToken("wrong-0123456789")).health();

            assertThat(refused.answers()).isFalse();
            assertThat(refused.detail()).contains("lets nobody in with this token or these headers").doesNotContain("wrong-0123456789");
            assertThat(settings.withToken("let-me-in-0123456789").toString()).doesNotContain("let-me-in");
        }
    }

    @Test
    void saysHowToMendASettingThatCannotBe() {
        assertThatThrownBy(() -> logs("logs: {tool: t, fields: {tiem: /a}}")).hasMessageContaining("logs.fields names 'tiem'");
        assertThatThrownBy(() -> logs("logs: {tool: t, arguments: {a: '{{form}}'}}")).hasMessageContaining("from, to, resources");
        assertThatThrownBy(() -> logs("logs: {tool: t, rows: lines}")).hasMessageContaining("rows is 'lines': write a JSON pointer");
        assertThatThrownBy(() -> logs("logs: {tool: t, lines: '('}")).hasMessageContaining("lines is no pattern");
        assertThatThrownBy(() -> logs("logs: {rows: /a}")).hasMessageContaining("tool is missing");
        assertThatThrownBy(() -> McpSettings.at("x", URI.create("logs.example.com"))).hasMessageContaining("give the whole address");
        assertThatThrownBy(() -> McpSettings.started("x", null, List.of())).hasMessageContaining("url is missing");
    }

    @Test
    void aProgramThatIsNotThereIsAFailure() {
        var health = server(McpSettings.started("ghost", "/no/such/program", List.of())).health();

        assertThat(health.answers()).isFalse();
        assertThat(health.detail()).contains("ghost", "set command to a program");
    }
}
