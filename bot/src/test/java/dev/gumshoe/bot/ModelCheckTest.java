package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.Checkup.Finding;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsFile;
import dev.gumshoe.conversations.peers.ModelServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of language models. */
class ModelCheckTest {

    @TempDir
    private Path folder;

    private List<Finding> check(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("gumshoe.yaml"), yaml);
        Settings settings = new SettingsFile(file, Map.of("KEY", "key-of-a-test-4711")::get).read();
        return ModelCheck.of(settings.models());
    }

    @Test
    void withoutAModelAllIsWell() throws Exception {
        assertThat(check("zone: UTC\n"))
                .containsExactly(new Finding("models", true, "none is set: cases are investigated by calculation"));
    }

    @Test
    void eachModelIsTriedAndAWrongKeySaysWhichSettingToMend() throws Exception {
        try (ModelServer server = ModelServer.start(folder)) {
            server.answers("""
                    [{"match": {"model": "wrong"}, "response": {"error": {"message": "Incorrect API key provided", "type": "x"}, "status": 401}},
                     {"match": {"model": "right"}, "response": {"content": "ready"}}]""");

            List<Finding> findings = check("""
                    models:
                    - {provider: openai, model: right, baseUrl: "%1$s", key: "${KEY}"}
                    - {provider: anthropic, model: wrong, baseUrl: "%1$s", key: "${KEY}", roles: [small]}
                    - {provider: ollama, model: idle}
                    """.formatted(server.at("/v1")));

            assertThat(findings).extracting(Finding::well).containsExactly(true, false, false);
            assertThat(findings.get(0).detail()).startsWith("answers after").endsWith("lead, specialist");
            assertThat(findings.get(1).detail()).contains("Anthropic's wrong refused the key", "check models[1].key")
                    .doesNotContain("key-of-a-test-4711");
            assertThat(findings.get(2).detail()).isEqualTo("has nothing to do; give it roles in models[2].roles, or remove it");
        }
    }
}
