package dev.gumshoe.adapters.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Argument;
import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.agents.Tool;
import dev.gumshoe.conversations.agents.ToolAnswer;
import dev.gumshoe.conversations.agents.ToolCall;
import dev.gumshoe.conversations.agents.ToolContext;
import dev.gumshoe.conversations.agents.ToolLimits;
import dev.gumshoe.conversations.agents.Toolbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server's tools in the hands of a model. */
class McpToolTest {

    private ServedTools served;
    private McpServer server;

    @BeforeEach
    void serve() throws Exception {
        served = ServedTools.start()
                .tool("search_logs", Map.of("text", "string", "max", "integer"),
                        arguments -> ServedTools.text("12 lines with " + arguments.get("text") + ", password=hunter22"))
                .tool("restart_service", Map.of("service", "string"), _ -> ServedTools.text("restarted"))
                .tool("delete_index", Map.of(), _ -> ServedTools.text("gone"));
        server = new McpServer(McpSettings.at("ship logs", served.url()), () -> SourceAdvice.NONE, InstantSource.system());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        served.close();
    }

    private List<Tool> tools() throws InterruptedException {
        return new ServersTools(List.of(server)).now().tools();
    }

    private ToolAnswer ask(String tool, Map<String, Argument> arguments) throws InterruptedException {
        ToolContext context = new ToolContext(Cases.after(), null, "X1", ToolLimits.USUAL);
        return new Toolbox(tools()).answer(new ToolCall("1", tool, new Arguments(arguments)), context);
    }

    @Test
    void aModelReadsWhatAToolThatLooksFinds() throws Exception {
        ToolAnswer answer = ask("ship_logs_search_logs", Map.of("text", Argument.of("timeout"), "max", Argument.Numeric.of(5)));

        assertThat(answer).isInstanceOf(ToolAnswer.Found.class);
        assertThat(answer.text()).contains("data from ship logs", "12 lines with timeout", "password=[secret]");
        assertThat(answer.evidence()).singleElement()
                .satisfies(
                        evidence -> assertThat(evidence.query()).startsWith("search_logs {").contains("\"text\":\"timeout\"", "\"max\":5"));
    }

    @Test
    void aToolThatChangesSomethingNeverReachesTheServer() throws Exception {
        ToolAnswer restart = ask("ship_logs_restart_service", Map.of("service", Argument.of("forge")));
        ToolAnswer delete = ask("ship_logs_delete_index", Map.of());

        assertThat(restart).isInstanceOf(ToolAnswer.Failed.class);
        assertThat(restart.text()).startsWith("NOT CALLED: restart_service").contains("counts as mutating and was not called");
        assertThat(delete.text()).startsWith("NOT CALLED: delete_index").contains("counts as destructive");
        assertThat(served.calls()).isEmpty();
    }

    @Test
    void saysWhatCallingAToolDoesAndWhatItTakes() throws Exception {
        assertThat(tools()).extracting(Tool::effect)
                .containsExactlyInAnyOrder(Tool.Effect.READ_ONLY, Tool.Effect.MUTATING, Tool.Effect.DESTRUCTIVE);
        assertThat(tools()).filteredOn(tool -> tool.name().equals("ship_logs_search_logs")).singleElement().satisfies(tool -> {
            assertThat(tool.parameters()).extracting(parameter -> parameter.name()).containsExactlyInAnyOrder("text", "max");
            assertThat(tool.description()).isEqualTo("A tool of ship logs, which says of it: \"what search_logs does\"");
        });
    }

    @Test
    void saysWhatPeopleKnowOfItsData() throws Exception {
        try (McpServer advised = new McpServer(McpSettings.at("ship logs", served.url()),
                () -> new SourceAdvice(java.time.Duration.ofMinutes(2), 30), InstantSource.system())) {

            assertThat(new ServersTools(List.of(advised)).now().tools()).first().extracting(Tool::description).isEqualTo(
                    "A tool of ship logs (what happens can be read there 120 s late) (ask for 30 lines after a match), which says of it: "
                            + "\"what search_logs does\"");
        }
    }

    @Test
    void leavesOutWhatNoModelCanWriteDown() throws Exception {
        served.described("get_odd", "takes an odd argument", Map.of("what ever", "odd", "plain", "fine"), _ -> ServedTools.text(""));

        assertThat(tools()).filteredOn(tool -> tool.name().equals("ship_logs_get_odd")).singleElement()
                .satisfies(tool -> assertThat(tool.parameters()).extracting(parameter -> parameter.name()).containsExactly("plain"));
    }

    @Test
    void aModelIsToldHowToCallATool() throws Exception {
        ToolAnswer answer = ask("ship_logs_search_logs", Map.of("max", Argument.of("many")));

        assertThat(answer).isInstanceOf(ToolAnswer.Misused.class);
        assertThat(List.copyOf(served.calls())).isEmpty();
    }
}
