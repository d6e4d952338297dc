package dev.gumshoe.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.bot.Gumshoe;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.Sources;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsFile;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export}: a case out of the store as a folder that can be investigated again. */
class ExportedCaseTest {

    private static final Path RECORDED = Path.of("src/test/resources/cases/checkout-errors").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path settings;

    @BeforeEach
    void writeTheSettings() throws Exception {
        settings = Typed.settings(folder, "sources:\n- {type: case, folder: " + RECORDED + "}\n");
    }

    /** Has the recorded incident investigated as if it happened now. @return the case's id */
    private String investigated(boolean closed) throws Exception {
        Settings read = new SettingsFile(settings, System::getenv).read();
        Alert alert = RecordedCase.open(RECORDED).alert();
        Runbooks runbooks = Runbooks.read(List.of());
        try (Sources sources = Integrations.of(read, runbooks);
                Gumshoe gumshoe = new Gumshoe(read, sources.evidence(), runbooks, List.of(), Duration.ZERO, InstantSource.system())) {
            gumshoe.start();
            String caseId = ((Intent.Opened) gumshoe.desk().receive(alert, null, null)).caseId();
            Casebook book = new Casebook(gumshoe.journal(), caseId);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> book.read().phase() == Phase.CONCLUDED);
            if (closed) {
                book.record(new InvestigationClosed(Instant.now(), "the test is over"), _ -> true);
                gumshoe.index().closed(caseId);
            }
            return caseId;
        }
    }

    @Test
    void aClosedCaseIsAFolderThatIsInvestigatedToTheSameEnd() throws Exception {
        String caseId = investigated(true);
        Path exported = folder.resolve("incidents/checkout");

        Typed export = Typed.of("export", caseId, exported, "--settings", settings);
        Typed again = Typed.of("investigate", "--json", "--case", exported);

        assertThat(export.err()).isEmpty();
        assertThat(export.out()).startsWith("Case " + caseId + " written to " + exported);
        assertThat(Files.readAllLines(exported.resolve("journal.jsonl")))
                .anySatisfy(line -> assertThat(line).startsWith("{\"type\":\"investigation-opened\""))
                .last().asString().startsWith("{\"type\":\"investigation-closed\"");
        JsonNode line = new ObjectMapper().readTree(again.out());
        assertThat(line.path("ranked").get(0).asText()).isEqualTo("payments");
        assertThat(line.path("changes").get(0).asText()).isEqualTo("deploy-77");
    }

    @Test
    void aCaseThatIsOpenOrUnknownAndAFolderThatExistsAreRefused() throws Exception {
        String caseId = investigated(false);

        Typed open = Typed.of("export", caseId, folder.resolve("out"), "--settings", settings);
        Typed unknown = Typed.of("export", "c-nobody", folder.resolve("out"), "--settings", settings);

        assertThat(open).isEqualTo(new Typed(2, "",
                "gumshoe: Case '" + caseId + "' is still open; close it first, or wait until it is quiet" + System.lineSeparator()));
        assertThat(unknown).isEqualTo(new Typed(2, "",
                "gumshoe: There is no case 'c-nobody'; the latest are " + caseId + System.lineSeparator()));
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
