package dev.gumshoe.adapters.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Severity;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening a case folder, and what is said of one that is none. */
class RecordedCaseTest {

    @TempDir
    Path folder;

    @Test
    void readsTheAlert() throws BrokenCase {
        CaseFolder.in(folder).with("alert.json", """
                {"id": "a-1", "title": "Checkout fails", "severity": "P2", "startedAt": "2024-05-01T14:00:00+02:00",
                 "resource": "checkout", "metric": "errors", "team": "payments", "attributes": {"zone": "b"}}""");

        var alert = RecordedCase.open(folder).alert();

        assertThat(alert.startedAt()).isEqualTo(Instant.parse("2024-05-01T12:00:00Z"));
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.description()).isEmpty();
        assertThat(alert.resource()).isEqualTo("checkout");
        assertThat(alert.attributes()).containsOnlyKeys("team", "zone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title": "t", "startedAt": "2024-05-01T12:00:00Z"}              | alert.json: id is missing: give the alert an id
            {"id": "a", "title": " ", "startedAt": "2024-05-01T12:00:00Z"}   | alert.json: title is " ", not a text
            {"id": "a", "title": "t"}                                        | alert.json: startedAt is missing: say when the alert fired
            {"id": "a", "title": "t", "startedAt": "yesterday"}              | alert.json: startedAt is 'yesterday', not a time: write it in
            {"id": "a", "title": "t", "startedAt": 17}                       | alert.json: startedAt is '17', not a time
            {"id": "a", "title":                                             | alert.json line 1 is not JSON
            []                                                               | alert.json holds no JSON object
            """)
    void namesWhatIsWrongWithTheAlertAndHowToMendIt(String alert, String sentence) {
        CaseFolder.in(folder).with("alert.json", alert);

        assertThatThrownBy(() -> RecordedCase.open(folder)).isInstanceOf(BrokenCase.class).hasMessageContaining(sentence);
    }

    @Test
    void saysWhatIsMissingInJsonWithoutTheParsersOwnWords() {
        CaseFolder.in(folder).with("alert.json", "{\"id\": \"a\"");

        assertThatThrownBy(() -> RecordedCase.open(folder)).isInstanceOf(BrokenCase.class).hasMessageContaining("Object; correct it there")
                .hasMessageNotContaining("Source");
    }

    @Test
    void refusesAFolderWithoutAnAlert() {
        assertThatThrownBy(() -> RecordedCase.open(folder)).isInstanceOf(BrokenCase.class).hasMessageContaining("has no alert.json");
        assertThatThrownBy(() -> RecordedCase.open(folder.resolve("nowhere"))).hasMessageContaining("is not a folder");
    }

    @Test
    void coversTheTimeFromTheFirstItemToTheSecondOfTheAlert() throws BrokenCase {
        CaseFolder.in(folder)
                .with("metrics.csv", "timestamp,resource,metric,value\n1714561200,checkout,cpu,1\n0,checkout,cpu,1\n")
                .with("logs.jsonl",
                        "{\"timestamp\": \"2024-05-01T10:30:00Z\", \"resource\": \"checkout\", \"severity\": \"info\", \"body\": \"b\"}");

        var window = RecordedCase.open(folder).window();

        assertThat(window).isEqualTo(new TimeWindow(Instant.parse("2024-05-01T10:30:00Z"), Instant.parse("2024-05-01T12:00:01Z")));
    }
}
