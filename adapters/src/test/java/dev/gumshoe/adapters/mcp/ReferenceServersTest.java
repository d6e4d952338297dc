package dev.gumshoe.adapters.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult.Found;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference servers of the protocol's authors, over both transports. */
class ReferenceServersTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:10:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private static McpServer server(McpSettings settings) {
        return new McpServer(settings.within(PATIENCE, McpLimits.usual()), () -> SourceAdvice.NONE, InstantSource.fixed(NOW));
    }

    private static List<String> everything(String transport) {
        return List.of(Peers.npmPackage("@modelcontextprotocol/server-everything").resolve("dist/index.js").toString(), transport);
    }

    @Test
    void listsTheToolsOfEverythingOverStdio() {
        String node = Peers.program("node").toString();

        try (McpServer server = server(McpSettings.started("everything", node, everything("stdio")))) {
            assertThat(server.health().detail()).contains("echo", "get-sum");
        }
    }

    @Test
    void listsTheToolsOfEverythingOverStreamableHttp() throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(Peers.program("node").toString()));
        command.addAll(everything("streamableHttp"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("PORT", String.valueOf(port));
        Process process = builder.start();

        try (McpServer server = server(McpSettings.at("everything", URI.create("http://127.0.0.1:" + port + "/mcp")))) {
            await().atMost(PATIENCE).until(() -> Files.readString(folder.resolve("out")).contains(String.valueOf(port)));

            assertThat(server.health().detail()).contains("echo", "get-sum");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void readsALogFileThroughTheFilesystemServer() throws Exception {
        Path log = Files.writeString(folder.resolve("app.log"), "2026-03-02T14:05:00Z ERROR it broke\n\tat Cart.java:12\n");

        try (McpServer server = server(files(folder).mapped(mapping(log)))) {
            List<LogLine> lines = new ArrayList<>();
            var answer = ((LogSource) server.sources().getFirst()).read(LogQuery.all(TimeWindow.endingAt(NOW, Duration.ofHours(1))),
                    lines::add);

            assertThat(answer).isInstanceOf(Found.class);
            assertThat(lines).containsExactly(new LogLine(Instant.parse("2026-03-02T14:05:00Z"), "app", "ERROR",
                    "it broke\n\tat Cart.java:12", null, java.util.Map.of()));
            assertThat(server.health().detail()).contains("never called: ", "write_file", "move_file", "read_text_file");
        }
    }

    @Test
    void startsAProgramAgainThatDied() throws Exception {
        Path log = Files.writeString(folder.resolve("app.log"), "2026-03-02T14:05:00Z ERROR it broke\n");
        try (McpServer server = server(files(folder).mapped(mapping(log)))) {
            assertThat(server.sources().getFirst().health().answers()).isTrue();

            ProcessHandle.current().descendants()
                    .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
                    .forEach(ReferenceServersTest::kill);

            assertThat(server.sources().getFirst().health().detail()).isEqualTo("logs through read_text_file");
        }
    }

    private static void kill(ProcessHandle child) {
        child.destroyForcibly();
        child.onExit().join();
    }

    @Test
    void passesOnNothingOfItsOwnEnvironment() throws IOException {
        Path script = Files.writeString(folder.resolve("server.sh"),
                "env > " + folder.resolve("new") + " && mv " + folder.resolve("new") + " " + folder.resolve("env") + "\n");

        try (McpServer server = new McpServer(McpSettings.started("sh", "/bin/sh", List.of(script.toString()))
                .within(Duration.ofSeconds(2), McpLimits.usual()), () -> SourceAdvice.NONE, InstantSource.fixed(NOW))) {
            server.health();
            await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("env")));

            Set<String> ours = new TreeSet<>(System.getenv().keySet());
            ours.removeAll(Set.of("PATH", "HOME", "LOGNAME", "SHELL", "TERM", "USER", "PWD", "OLDPWD", "SHLVL", "_"));
            List<String> theirs = Files.readAllLines(folder.resolve("env"));
            assertThat(ours).isNotEmpty();
            assertThat(theirs).anyMatch(line -> line.startsWith("PATH=")).noneMatch(line -> ours.contains(line.split("=", 2)[0]));
        }
    }

    private static McpSettings files(Path folder) {
        Path main = Peers.npmPackage("@modelcontextprotocol/server-filesystem").resolve("dist/index.js");
        return McpSettings.started("files", Peers.program("node").toString(), List.of(main.toString(), folder.toString()));
    }

    private static Mapping mapping(Path log) {
        return Mappings.read("""
                logs:
                  tool: read_text_file
                  arguments: {path: "%s"}
                  lines: '(?P<timestamp>\\S+) (?P<severity>[A-Z]+) (?P<body>.*)'
                  fields: {resource: "=app"}
                """.formatted(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
