package dev.gumshoe.adapters.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged recording is read as far as it makes sense, and every defect is said. */
class DamagedRecordingTest {

    private static final String HEADER = "timestamp,resource,metric,value\n";
    private static final String LOG = "{\"timestamp\":\"2024-05-01T10:00:00Z\",\"resource\":\"a\",\"severity\":\"INFO\",\"body\":\"%s\"}\n";

    @TempDir
    Path folder;

    @Test
    void countsMetricRowsThatAreNotNumbers() {
        var read = metrics("1714557600,a,cpu,1\n1714557660,a,cpu,NaN\n1714557720,a,cpu,Inf\n1714557780,a,cpu,\n1714557840,a,cpu,2\n"
                + "soon,a,cpu,3\n1714557840000,a,cpu,3\n1714557900,a,cpu\n1714557900,\"a,cpu,3\n1714557900,,cpu,3\n17145579");

        assertThat(read.items().getFirst().values()).containsExactly(1, 2);
        assertThat(read.defects()).containsExactlyInAnyOrder("metrics.csv: 3 rows skipped, value is not a number (first at line 3)",
                "metrics.csv: 2 rows skipped, timestamp is not in epoch seconds (first at line 7)",
                "metrics.csv: 2 rows skipped, not 4 fields (first at line 9)",
                "metrics.csv: 1 row skipped, a quote is not closed (line 10)",
                "metrics.csv: 1 row skipped, resource or metric is missing (line 11)");
    }

    @Test
    void putsRowsInOrderOfTimeAndTakesRepeatedOnesOnce() {
        var read = metrics("1714557720,a,cpu,3\n1714557600,a,cpu,1\n1714557660,a,cpu,2\n1714557660,a,cpu,2\n1714557720,a,cpu,4\n");

        assertThat(read.items().getFirst().values()).containsExactly(1, 2, 4);
        assertThat(read.defects()).containsExactly("metrics.csv: 3 rows not in order of time, put in order (first at line 3)",
                "metrics.csv: 1 row repeated, taken once (line 5)",
                "metrics.csv: 1 row repeated with another value, the last taken (line 6)");
    }

    @Test
    void readsFilesFromOtherSystems() {
        var read = CaseFolder.in(folder).with("metrics.csv", "\uFEFFvalue,metric,resource,timestamp,unit\r\n1,cpu,a,1714557600,%\r\n\r\n")
                .with("logs.jsonl", "\uFEFF" + LOG.formatted("one").replace("\n", "\r\n") + LOG.formatted("two").strip());

        assertThat(read.metrics().items().getFirst().value(0)).isEqualTo(1);
        assertThat(read.logs().items()).extracting(LogLine::body).containsExactly("one", "two");
        assertThat(read.logs().defects()).isEmpty();
    }

    @Test
    void failsOnMetricsThatDoNotSayWhatTheyHold() {
        assertThat(detail(CaseFolder.in(folder).with("metrics.csv", "").metrics().result()))
                .isEqualTo("metrics.csv is empty: its first line must be timestamp,resource,metric,value");
        assertThat(detail(CaseFolder.in(folder).with("metrics.csv", "time,resource,metric,value\n1,a,b,2").metrics().result()))
                .isEqualTo("metrics.csv line 1 has no column 'timestamp': it must be timestamp,resource,metric,value");
    }

    @Test
    void failsWhenNothingInAFileCanBeUsed() {
        var result = CaseFolder.in(folder).with("logs.jsonl", "not json\nneither").logs().result();

        assertThat(detail(result))
                .isEqualTo("nothing in it can be used: logs.jsonl: 2 lines skipped, not a whole JSON object (first at line 1)");
    }

    @Test
    void countsLogLinesThatCannotBeUsed() {
        var read = CaseFolder.in(folder).with("logs.jsonl", LOG.formatted("one") + "{\"timestamp\":\"2024-05-01T10:0\n"
                + "{\"timestamp\":\"noon\",\"resource\":\"a\",\"body\":\"x\"}\n{\"resource\":\"a\",\"body\":\"x\"}\n[1]\n"
                + LOG.formatted("old").replace("10:00", "09:00") + LOG.formatted("cut").substring(0, 40)).logs();

        assertThat(read.items()).extracting(LogLine::body).containsExactly("one", "old");
        assertThat(read.defects()).containsExactly("logs.jsonl: 2 lines skipped, not a whole JSON object (first at line 2)",
                "logs.jsonl: 1 line skipped, timestamp is not a time such as 2024-05-01T12:00:00Z (line 3)",
                "logs.jsonl: 1 line skipped, timestamp is missing (line 4)", "logs.jsonl: 1 line skipped, not a JSON object (line 5)",
                "logs.jsonl: 1 line not in order of time, taken as they stand (line 6)");
    }

    @Test
    void takesASpanThatStandsThereTwiceOnceButNotTheTwoSidesOfOneCall() {
        String span = "{\"traceId\":\"t\",\"spanId\":\"1\",\"resource\":\"web\",\"name\":\"n\",\"start\":1714557600000000,"
                + "\"durationMicros\":5,\"kind\":\"%s\"}\n";

        var read = CaseFolder.in(folder).with("spans.jsonl", span.formatted("CLIENT") + span.formatted("SERVER")
                + span.formatted("CLIENT") + span.formatted("CLIENT").replace(":5,", ":-5,")).spans();

        assertThat(read.items()).hasSize(2);
        assertThat(read.defects()).containsExactly("spans.jsonl: 1 line skipped, the span stands there already (line 3)",
                "spans.jsonl: 1 line skipped, durationMicros is negative (line 4)");
    }

    @Test
    void tellsOfDamagedChangesInTheEvidence() {
        var result = CaseFolder.in(folder).with("changes.jsonl", """
                {"id":"c1","timestamp":"2024-05-01T10:00:00Z","kind":"flag","actor":"a","title":"first"}
                {"id":"c1","timestamp":"2024-05-01T10:00:00Z","kind":"flag","actor":"a","title":"again"}
                """).changes();

        assertThat(result).isInstanceOfSatisfying(ToolResult.Found.class, found -> {
            assertThat(found.evidence().excerpt())
                    .isEqualTo("1 changes; changes.jsonl: 1 line skipped, the id stands there already (line 2)");
            assertThat((List<?>) found.data()).extracting(change -> ((Change) change).title()).isEqualTo(List.of("first"));
        });
    }

    @Test
    void failsOnATopologyThatIsNone() {
        assertThat(detail(CaseFolder.in(folder).with("topology.json", "{\n\"resources\": [").source().inventory(CaseFolder.DAY)))
                .startsWith("topology.json line 2 is not JSON");
        assertThat(detail(CaseFolder.in(folder).with("topology.json", "{}").source().inventory(CaseFolder.DAY)))
                .contains("holds neither a list 'resources'");
    }

    @Test
    void readsALineThatIsLongerThanTheBuffer() {
        String stack = "x".repeat(700_000);

        var read = CaseFolder.in(folder).with("logs.jsonl", LOG.formatted("a") + LOG.formatted(stack) + LOG.formatted("z")).logs();

        assertThat(read.items()).extracting(LogLine::body).containsExactly("a", stack, "z");
    }

    private CaseFolder.Read<dev.gumshoe.conversations.evidence.MetricSeries> metrics(String rows) {
        return CaseFolder.in(folder).with("metrics.csv", HEADER + rows).metrics();
    }

    private static String detail(ToolResult<?> result) {
        assertThat(result).isInstanceOf(ToolResult.Failed.class);
        return ((ToolResult.Failed<?>) result).detail();
    }

    @Test
    void saysWhichTimesBelongToAnotherYear() {
        var read = CaseFolder.in(folder).with("logs.jsonl", """
                {"timestamp":"1970-01-01T00:00:07Z","resource":"a","body":"early"}
                {"timestamp":"2024-05-01T11:00:00Z","resource":"a","body":"well"}
                """).logs();

        assertThat(read.items()).hasSize(1);
        assertThat(read.defects()).containsExactly("logs.jsonl: 1 line skipped, its time is over 60 days from the alert's (line 1)");
    }

    @Test
    void saysWhichLogLinesStandThereTwice() {
        String line = "{\"timestamp\":\"2024-05-01T11:00:00Z\",\"resource\":\"a\",\"body\":\"well\"}\n";

        var read = CaseFolder.in(folder).with("logs.jsonl", line + line).logs();

        assertThat(read.items()).hasSize(2);
        assertThat(read.defects()).containsExactly("logs.jsonl: 1 line equal to the line before, taken as they stand (line 2)");
    }

    @Test
    void saysWhereMetricsAreNotUtf8() throws IOException {
        CaseFolder recording = CaseFolder.in(folder).with("metrics.csv", "");
        Files.write(folder.resolve("metrics.csv"),
                "timestamp,resource,metric,value\n1714557600,caf\u00e9,cpu,1\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(recording.metrics().defects())
                .containsExactly("metrics.csv: 1 row with characters that are not UTF-8, each taken as \uFFFD (line 2)");
    }
}
