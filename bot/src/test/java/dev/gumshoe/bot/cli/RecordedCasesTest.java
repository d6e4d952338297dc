package dev.gumshoe.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code investigate} and {@code evaluate} on a small recorded incident: a deployment of payments breaks the shop. */
class RecordedCasesTest {

    private static final Path RECORDED = Path.of("src/test/resources/cases/checkout-errors");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path suite;

    @BeforeEach
    void recordedThrice() throws IOException {
        suite = folder.resolve("shop");
        for (String name : List.of("case-001", "case-002", "case-003")) {
            copy(suite.resolve(name));
        }
    }

    private static void copy(Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(RECORDED)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void showsACaseAndItsReport() {
        Typed typed = Typed.of("investigate", "--case", suite.resolve("case-001"));

        assertThat(typed.exit()).isZero();
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).contains("checkout: error rate above 5 %", "payments", "NumberFormatException", "Timeline");
    }

    @Test
    void printsOneLineOfJsonWithTheFieldsOfTheContractAndNothingElse() throws IOException {
        Typed typed = Typed.of("investigate", "--json", "--case", suite.resolve("case-001"));

        assertThat(typed.exit()).isZero();
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).hasLineCount(1);
        JsonNode line = JSON.readTree(typed.out());
        assertThat(line.fieldNames()).toIterable().containsExactly(
                "suite", "case", "ranked", "changes", "mechanism", "onset", "confidence", "conclusive", "seconds", "observations");
        assertThat(line.path("suite").asText()).isEqualTo("shop");
        assertThat(line.path("case").asText()).isEqualTo("case-001");
        assertThat(line.path("ranked").get(0).asText()).isEqualTo("payments");
        assertThat(line.path("changes").get(0).asText()).isEqualTo("deploy-77");
        assertThat(line.path("observations")).isNotEmpty().allSatisfy(seen -> {
            assertThat(seen.fieldNames()).toIterable().containsExactly("id", "text", "query", "supports");
            assertThat(seen.path("supports").asText()).isIn("for", "against", "ruled-out", "context");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id": "a", "title": "t"}                               | alert.json: startedAt is missing: say when the alert fired, as in 2024-05-01T12:00:00Z
            {"id": "a", "startedAt": "2026-01-01T12:00:00Z"}        | alert.json: title is missing: say what the alert says
            {"id": "a", "title": "t", "startedAt": "yesterday"}     | alert.json: startedAt is 'yesterday', not a time: write it in ISO-8601 UTC, as in 2024-05-01T12:00:00Z
            [1]                                                     | alert.json holds no JSON object: write {"id": …, "title": …, "startedAt": …}
            """)
    void saysWhatIsWrongWithABrokenCase(String alert, String sentence) throws IOException {
        Path broken = suite.resolve("case-002");
        Files.writeString(broken.resolve("alert.json"), alert);

        Typed typed = Typed.of("investigate", "--json", "--case", broken);

        assertThat(typed).isEqualTo(new Typed(2, "", "gumshoe: " + broken + "/" + sentence + System.lineSeparator()));
    }

    @Test
    void aBrokenCaseAmongGoodOnesDoesNotEndTheRun() throws IOException {
        Files.writeString(suite.resolve("case-002/alert.json"), "{oops");
        Path out = folder.resolve("predictions.jsonl");

        Typed typed = Typed.of("evaluate", "--cases", folder, "--out", out, "--threads", 1);

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("3 cases written to " + out + "; 1 could not be investigated and tell why in 'error'");
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(3);
        assertThat(JSON.readTree(lines.get(1)).path("error").asText()).contains("alert.json line 1 is not JSON");
        assertThat(JSON.readTree(lines.get(2)).has("error")).isFalse();
        assertThat(JSON.readTree(lines.get(2)).path("case").asText()).isEqualTo("case-003");
    }

    @Test
    void scoresAgainstLabels() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.jsonl"), """
                {"suite": "shop", "case": "case-001", "answer": "payments"}
                {"suite": "shop", "case": "case-002", "answer": "deploy-77"}
                {"suite": "shop", "case": "case-003", "answer": "nobody"}
                {"suite": "shop", "case": "case-004", "answer": "payments"}
                """);
        Path out = folder.resolve("predictions.jsonl");

        Typed run = Typed.of("evaluate", "--cases", suite, "--out", out, "--threads", 1, "--labels", labels);
        Typed again = Typed.of("evaluate", "--score-only", "--out", out, "--labels", labels);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("shop                     4  0.50 [0.15, 0.85]", "shop (odd)               2", "of 4 conclusive",
                "confidence ");
        assertThat(again).isEqualTo(new Typed(0, run.out(), ""));
    }

    @Test
    void writesNothingWhereItCannotWriteAll() {
        Typed typed = Typed.of("evaluate", "--cases", suite, "--out", folder.resolve("absent/predictions.jsonl"));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err())
                .contains("--out " + folder.resolve("absent/predictions.jsonl") + " cannot be written",
                        "name a file in a folder that exists")
                .hasLineCount(1);
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void refusesAFolderWithoutCases() {
        Typed typed = Typed.of("evaluate", "--cases", Path.of("src/test/java"), "--out", folder.resolve("p.jsonl"));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("--cases src/test/java holds no case; name a folder below which folders have an alert.json");
        assertThat(folder.resolve("p.jsonl")).doesNotExist();
    }
}
