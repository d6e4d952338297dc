package dev.gumshoe.conversations.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
    @TempDir
    private Path folder;

    @Test
    void findsAProgramOnThePath() throws IOException {
        Path program = program("elsewhere/redis-server");

        assertThat(peers(Map.of("PATH", "/nowhere:" + program.getParent())).findProgram("redis-server")).contains(program);
    }

    @Test
    void findsAProgramInsideAnNpmPackage() throws IOException {
        Path program = program(".ci/peers/node_modules/local-slack-linux-x64/bin/local-slack");

        assertThat(peers(Map.of()).findProgram("local-slack")).contains(program);
    }

    @Test
    void believesTheVariableAlone() throws IOException {
        Path onThePath = program("elsewhere/redis-server");
        Map<String, String> environment = Map.of("PATH", onThePath.getParent().toString(), "GUMSHOE_PEER_REDIS_SERVER",
                "/nowhere/redis-server");

        assertThat(peers(environment).findProgram("redis-server")).isEmpty();
    }

    @Test
    void findsAnNpmPackageByItsManifest() throws IOException {
        Path manifest = program(".ci/peers/node_modules/@slack/bolt/package.json");

        assertThat(peers(Map.of()).findPackage("@slack/bolt")).contains(manifest.getParent());
    }

    @Test
    void skipsTheTestByNameWhereAPeerIsMissing() {
        assertThatThrownBy(() -> peers(Map.of()).missing("local-slack"))
                .hasMessageContaining("SKIPPED: no local-slack on this machine")
                .extracting(skipped -> skipped.getClass().getSimpleName()).isEqualTo("TestAbortedException");
    }

    @Test
    void failsTheTestWherePeersAreRequired() {
        assertThat(peers(Map.of("GUMSHOE_PEERS", "required")).missing("local-slack"))
                .hasMessageContaining("no local-slack on this machine");
    }

    private Peers peers(Map<String, String> environment) {
        return new Peers(environment, folder);
    }

    private Path program(String name) throws IOException {
        Path program = folder.resolve(name);
        Files.createDirectories(program.getParent());
        assertThat(Files.createFile(program).toFile().setExecutable(true)).isTrue();
        return program;
    }
}
