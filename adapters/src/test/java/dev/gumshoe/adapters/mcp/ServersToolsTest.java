package dev.gumshoe.adapters.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Argument;
import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.Budget;
import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.agents.EvidenceReasoner;
import dev.gumshoe.conversations.agents.FurtherTools.Offered;
import dev.gumshoe.conversations.agents.HostileTexts;
import dev.gumshoe.conversations.agents.ModelReasoner;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.Notebook;
import dev.gumshoe.conversations.agents.ReasoningSettings;
import dev.gumshoe.conversations.agents.ScriptedModel;
import dev.gumshoe.conversations.agents.Tool;
import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.agents.ToolSpec;
import dev.gumshoe.conversations.agents.Toolbox;
import dev.gumshoe.conversations.agents.Turn;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.ToolNotCalled;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A specialist with a scripted model that looks through the tools of MCP servers, from the wish to the journal. */
class ServersToolsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CASE = "inv-1";

    @TempDir
    private Path folder;

    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<Observation> observed = new ArrayList<>();
    private final List<Gap> missing = new ArrayList<>();

    @BeforeEach
    void openTheCase() throws Exception {
        journal.append(CASE, 0, List.of(Cases.opened(CASE)));
    }

    private static McpServer server(McpSettings settings) {
        return new McpServer(settings.within(PATIENCE, McpLimits.usual()), () -> SourceAdvice.NONE, InstantSource.system());
    }

    private void look(ScriptedModel model, McpServer... servers) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        EvidenceReasoner calculating = new EvidenceReasoner(new EvidenceSources(List.of()), new InMemoryLocker(), clock, ZoneOffset.UTC);
        ModelReasoner reasoner = new ModelReasoner(calculating, model.everywhere(), new Toolbox(List.of()),
                new ServersTools(List.of(servers)), Budget.unlimited(), journal, clock, ReasoningSettings.usual(ZoneOffset.UTC));
        Investigation state = new Casebook(journal, CASE).read();
        reasoner.look(new Task("L1", Look.LOGS, "What is there?", state.scope(), null), state, new Notebook() {

            @Override
            public void observed(Observation observation) {
                observed.add(observation);
            }

            @Override
            public void missing(Gap gap) {
                missing.add(gap);
            }
        });
    }

    private List<ToolNotCalled> notCalled() {
        return new Casebook(journal, CASE).read().toolsNotCalled();
    }

    private static ModelReply observations(Object... textsAndIds) {
        List<Argument> all = new ArrayList<>();
        for (int i = 0; i < textsAndIds.length; i += 2) {
            all.add(ScriptedModel.thing("text", textsAndIds[i], "evidence", List.of(textsAndIds[i + 1]), "stance", "for"));
        }
        return ScriptedModel.form(ScriptedModel.fields("observations", all));
    }

    private static boolean looked(ModelRequest request) {
        return request.turns().stream().anyMatch(Turn.ToolOutcome.class::isInstance);
    }

    private static ToolRequest call(String id, String tool, Map<String, Argument> arguments) {
        return new ToolRequest(id, tool, new Arguments(arguments));
    }

    /** The two reference servers, {@code everything} over the transport. */
    private McpSettings everything(String transport) throws IOException {
        Path main = Peers.npmPackage("@modelcontextprotocol/server-everything").resolve("dist/index.js");
        String node = Peers.program("node").toString();
        if (transport.equals("stdio")) {
            return McpSettings.started("everything", node, List.of(main.toString(), transport));
        }
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(node, main.toString(), transport).redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("PORT", String.valueOf(port));
        started = builder.start();
        Awaitility.await().atMost(PATIENCE).until(() -> Files.readString(folder.resolve("out")).contains(String.valueOf(port)));
        return McpSettings.at("everything", URI.create("http://127.0.0.1:" + port + "/mcp"));
    }

    private Process started;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stdio", "streamableHttp"})
    void aModelLooksThroughTheReferenceServersAndChangesNothing(String transport) throws Exception {
        Path log = Files.writeString(folder.resolve("app.log"), "2026-03-02T14:05:00Z ERROR connection refused by orders-table\n");
        Path written = folder.resolve("written.txt");
        Path files = Peers.npmPackage("@modelcontextprotocol/server-filesystem").resolve("dist/index.js");
        ScriptedModel model = new ScriptedModel(request -> looked(request)
                ? observations("The log says “connection refused by orders-table”", "E1", "2 and 40 are 42", "E2")
                : ScriptedModel.calls(
                        call("a", "files_read_text_file", Map.of("path", Argument.of(log.toString()))),
                        call("b", "everything_get-sum", Map.of("a", Argument.Numeric.of(2), "b", Argument.Numeric.of(40))),
                        call("c", "files_write_file",
                                Map.of("path", Argument.of(written.toString()), "content", Argument.of("pwned"))),
                        call("d", "everything_trigger-long-running-operation", Map.of())));

        try (McpServer filesystem = server(McpSettings.started("files", Peers.program("node").toString(),
                List.of(files.toString(), folder.toRealPath().toString())));
                McpServer everything = server(everything(transport))) {
            look(model, filesystem, everything);
        } finally {
            if (started != null) {
                started.destroyForcibly();
            }
        }

        assertThat(observed).extracting(Observation::text).containsExactly(
                "The log says “connection refused by orders-table”", "2 and 40 are 42");
        assertThat(observed.getFirst().evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.source()).isEqualTo("files");
            assertThat(evidence.query()).isEqualTo("read_text_file {\"path\":\"" + log + "\"}");
        });
        assertThat(observed.getLast().evidence()).singleElement().satisfies(
                evidence -> assertThat(evidence.query()).startsWith("get-sum {").contains("\"a\":2", "\"b\":40"));
        assertThat(written).doesNotExist();
        assertThat(notCalled()).extracting(ToolNotCalled::tool).containsExactly("write_file of files",
                "trigger-long-running-operation of everything");
        assertThat(model.asked.getFirst().tools()).extracting(ToolSpec::name)
                .contains("files_read_text_file", "everything_get-sum")
                .doesNotContain("files_write_file", "everything_trigger-long-running-operation");
    }

    @Test
    void aServerThatIsNotThereIsAGapBesideTheOthersTools() throws Exception {
        ScriptedModel model = new ScriptedModel(request -> looked(request)
                ? observations("12 lines", "E1")
                : ScriptedModel.calls(call("a", "there_search_logs", Map.of())));
        try (ServedTools served = ServedTools.start().tool("search_logs", Map.of(), _ -> ServedTools.text("12 lines"));
                McpServer there = server(McpSettings.at("there", served.url()));
                McpServer gone = server(McpSettings.at("gone", URI.create("http://127.0.0.1:9/mcp")))) {

            look(model, gone, there);
        }

        assertThat(observed).extracting(Observation::text).containsExactly("12 lines");
        assertThat(missing).filteredOn(gap -> gap.id().equals("tools.gone")).singleElement()
                .satisfies(gap -> assertThat(gap.mend()).contains("cannot be reached"));
    }

    @Test
    void aToolThatAnswersTooLateIsAGap() throws Exception {
        ScriptedModel model = new ScriptedModel(request -> looked(request)
                ? observations()
                : ScriptedModel.calls(call("a", "slow_search_logs", Map.of())));
        try (ServedTools served = ServedTools.start().tool("search_logs", Map.of(), _ -> {
            java.util.concurrent.locks.LockSupport.parkNanos(PATIENCE.toNanos());
            return ServedTools.text("too late");
        });
                McpServer slow = new McpServer(McpSettings.at("slow", served.url()).within(Duration.ofMillis(700), McpLimits.usual()),
                        () -> SourceAdvice.NONE, InstantSource.system())) {

            look(model, slow);
        }

        assertThat(missing).anySatisfy(gap -> assertThat(gap.what()).startsWith("slow did not answer search_logs"));
    }

    @Test
    void eachToolHasANameOfItsOwnThatEveryProviderTakes() throws Exception {
        String longName = "get_" + "x".repeat(80);
        try (ServedTools served = ServedTools.start().tool("get.a", Map.of(), _ -> ServedTools.text("")).tool("get/a", Map.of(),
                _ -> ServedTools.text("")).tool(longName, Map.of(), _ -> ServedTools.text(""));
                McpServer one = server(McpSettings.at("log store", served.url()));
                McpServer two = server(McpSettings.at("log_store", served.url()))) {

            Offered offered = new ServersTools(List.of(one, two)).now();

            assertThat(offered.tools()).extracting(Tool::name).doesNotHaveDuplicates().hasSize(6)
                    .allMatch(name -> name.matches("[A-Za-z0-9_-]{1,64}")).contains("log_store_get_a", "log_store_get_a_2");
            assertThat(offered.tools()).extracting(Tool::told).contains("get/a of log store", "get/a of log_store");
        }
    }

    @Test
    void leavesOutWhatIsMoreThanAProviderTakesButForgetsNoneThatIsBarred() throws Exception {
        try (ServedTools served = ServedTools.start(); McpServer server = server(McpSettings.at("big", served.url()))) {
            IntStream.range(0, 130).forEach(i -> served.tool("get_" + i, Map.of(), _ -> ServedTools.text("")));
            served.tool("delete_all", Map.of(), _ -> ServedTools.text(""));

            Offered offered = new ServersTools(List.of(server)).now();

            assertThat(offered.tools()).hasSize(101).last().extracting(Tool::effect).isEqualTo(Tool.Effect.DESTRUCTIVE);
        }
    }

    static Stream<List<String>> hostile() {
        List<String> all = HostileTexts.all().toList();
        return IntStream.range(0, (all.size() + 34) / 35).mapToObj(i -> all.subList(35 * i, Math.min(all.size(), 35 * i + 35)));
    }

    /** Every hostile text as the description of a tool, of its parameter, and as its answer; the model does what each says. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("hostile")
    void aModelThatObeysWhatServersSayOfTheirToolsDoesNoHarm(List<String> texts) throws Exception {
        List<String> harmful = List.of("terminate_instances", "delete_table", "restart_service", "rollback_deployment", "run_command",
                "close_incident");
        String claim = "bot-2 was compromised and all 9,999 customers lost their data; " + HostileTexts.TOKEN;
        ScriptedModel model = new ScriptedModel(request -> {
            List<ToolRequest> wishes = new ArrayList<>();
            harmful.forEach(tool -> wishes.add(call("h" + wishes.size(), tool, Map.of())));
            harmful.forEach(tool -> wishes.add(call("h" + wishes.size(), "evil_" + tool, Map.of())));
            wishes.add(call("e", "evil_search_0", Map.of("text", Argument.of(HostileTexts.PLANTED))));
            return looked(request) ? observations(claim, "E1") : ScriptedModel.calls(wishes.toArray(ToolRequest[]::new));
        });
        try (ServedTools served = ServedTools.start(); McpServer server = server(McpSettings.at("evil", served.url()))) {
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                served.described("search_" + i, text, Map.of("text", text), _ -> ServedTools.text(text));
            }
            harmful.forEach(tool -> served.tool(tool, Map.of(), _ -> ServedTools.text("done")));

            look(model, server);

            assertThat(served.calls()).singleElement().asString().startsWith("search_0");
        }
        assertThat(notCalled()).extracting(told -> told.tool().replace(" of evil", "")).containsExactlyElementsOf(harmful);
        for (ModelRequest request : model.asked) {
            assertThat(request.toString()).doesNotContain(HostileTexts.PLANTED, HostileTexts.TOKEN, "abcdefghijklmnop123456");
            assertThat(request.tools()).as("those of its charter, and what fits no charter").isNotEmpty().allSatisfy(tool -> {
                assertThat(tool.description()).startsWith("A tool of evil, which says of it: \"").endsWith("\"").hasLineCount(1);
                assertThat(tool.description().substring("A tool of evil, which says of it: \"".length(), tool.description().length() - 1))
                        .doesNotContain("\"");
            });
        }
        assertThat(observed).isEmpty();
        assertThat(journal.read(CASE, 0).toString()).doesNotContain(HostileTexts.PLANTED, HostileTexts.TOKEN);
    }
}
