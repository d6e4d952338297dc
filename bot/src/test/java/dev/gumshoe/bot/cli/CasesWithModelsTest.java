package dev.gumshoe.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.bot.Gumshoe;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.bot.ModelScript;
import dev.gumshoe.bot.Reasoning;
import dev.gumshoe.bot.Replay;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.Sources;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsFile;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.peers.ModelServer;
import dev.gumshoe.conversations.peers.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate}, {@code export} and {@code replay} of cases that a model investigated. */
class CasesWithModelsTest {

    private static final Path RECORDED = Path.of("src/test/resources/cases/checkout-errors").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private ModelServer models;
    private Path settings;
    private String cited;

    /** The lead concludes what calculation does, in the words of the observation that calculation cites first, which are not its own. */
    @BeforeEach
    void scriptTheModel() throws Exception {
        Investigation calculated = new Replay(Reasoning.calculated(InstantSource.system(), ZoneOffset.UTC),
                Runbooks.read(List.of()).advice(), InstantSource.system(), _ -> List.of()).of(RecordedCase.open(RECORDED));
        RootCause cause = calculated.conclusion().orElseThrow().causes().getFirst();
        cited = cause.headline().observations().getFirst();
        String headline = calculated.observation(cited).orElseThrow().text();
        assertThat(headline).isNotEqualTo(cause.headline().text());
        models = ModelServer.start(folder);
        models.answers(new ModelScript()
                .calls(ModelScript.LOGS, "log_templates", Map.of("limit", 5))
                .says(ModelScript.LOGS, 1, "{\"observations\": []}")
                .concludes(cause, headline, List.of(cited))
                .andNothingElse().answers());
        settings = Typed.settings(folder, """
                sources:
                - {type: case, folder: "%s"}
                models:
                - {provider: anthropic, model: a-model, key: a-key, baseUrl: "%s", answers: text, retries: 0}
                """.formatted(RECORDED, models.at("/v1")));
    }

    @AfterEach
    void stopTheModel() throws Exception {
        Peers.close(models);
    }

    @Test
    void evaluatesASuiteWithTheModelsOfASettingsFile() throws Exception {
        Path suite = folder.resolve("shop");
        for (String name : List.of("case-001", "case-002")) {
            copy(suite.resolve(name));
        }
        Path out = folder.resolve("predictions.jsonl");

        Typed typed = Typed.of("evaluate", "--cases", suite, "--out", out, "--threads", 2, "--settings", settings);

        assertThat(typed.exit()).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(2)
                .allSatisfy(line -> assertThat(JSON.readTree(line).path("ranked").get(0).asText()).isEqualTo("payments"));
        JsonNode asked = JSON.readTree(models.journal());
        assertThat(Stream.of(ModelScript.PLAN, ModelScript.JUDGE)).allSatisfy(
                job -> assertThat(asked.findValuesAsText("content").stream().filter(said -> said.contains(job)).count()).isEqualTo(2));
    }

    @Test
    void anExportedCaseIsReplayedOfflineAndFreeWithWhatItsModelSaid() throws Exception {
        String caseId = investigated();
        Path exported = folder.resolve("incidents/checkout");

        Typed export = Typed.of("export", caseId, exported, "--settings", settings);
        models.close();
        Typed replay = Typed.of("replay", exported);
        Typed calculated = Typed.of("investigate", "--case", exported);

        assertThat(export.exit()).isZero();
        assertThat(Files.readAllLines(exported.resolve("calls.jsonl"))).anyMatch(line -> line.contains("\"outcome\":\"Evidence E1"));
        assertThat(replay.out()).doesNotContain("Going on without");
        assertThat(cause(replay.out())).contains("payments", "[" + cited + "]").isNotEqualTo(cause(calculated.out()));
    }

    /** The line that names the cause, with what it stands on. */
    private static String cause(String out) {
        return out.lines().filter(line -> line.contains("· confidence")).findFirst().orElseThrow();
    }

    private String investigated() throws Exception {
        Settings read = new SettingsFile(settings, System::getenv).read();
        Runbooks runbooks = Runbooks.read(List.of());
        try (Sources sources = Integrations.of(read, runbooks);
                Gumshoe gumshoe = new Gumshoe(read, sources, runbooks, List.of(), Duration.ZERO, InstantSource.system())) {
            gumshoe.start();
            String caseId = ((Intent.Opened) gumshoe.desk().receive(RecordedCase.open(RECORDED).alert(), null, null)).caseId();
            Casebook book = new Casebook(gumshoe.journal(), caseId);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> book.read().phase() == Phase.CONCLUDED);
            book.record(new InvestigationClosed(Instant.now(), "the test is over"), _ -> true);
            gumshoe.index().closed(caseId);
            return caseId;
        }
    }

    private static void copy(Path to) throws Exception {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(RECORDED)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
