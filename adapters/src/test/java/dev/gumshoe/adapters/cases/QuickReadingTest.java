package dev.gumshoe.adapters.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short cuts through a recording lead where the long way does. */
class QuickReadingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-01T12:00:00Z", "2024-02-29T23:59:59.5Z", "2024-05-01T12:00:00.123456789Z", "2024-05-01T14:00:00+02:00",
        "1969-12-31T23:59:59.999Z", "2024-12-31T23:59:60Z", "2024-05-01T12:00:00-00:30"})
    void readsTimesAsTheLibraryDoes(String text) {
        assertThat(new WrittenTimes().read(text)).isEqualTo(OffsetDateTime.parse(text.replace(":60Z", ":59Z")).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Z", "2024-05-01T12:00:00", "2024-13-01T12:00:00Z", "2024-02-30T12:00:00Z", "2024-05-01T24:01:00Z",
        "2024-05-01T12:00:00.12x4Z", "2024-05-01 12:00:00Z", "20240501T120000Z", "now"})
    void refusesTimesAsTheLibraryDoes(String text) {
        assertThatThrownBy(() -> new WrittenTimes().read(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void readsAnyTimeAsTheLibraryDoes() {
        Random random = new Random(5);
        WrittenTimes times = new WrittenTimes();
        for (int i = 0; i < 5_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 4_000_000_000L), random.nextInt(1_000_000_000));

            assertThat(times.read(moment.toString())).isEqualTo(moment);
        }
    }

    @Test
    void findsTheFirstMomentOfAShuffledRecording() {
        Random random = new Random(11);
        for (int round = 0; round < 30; round++) {
            List<String> lines = new ArrayList<>();
            Instant first = Instant.MAX;
            for (int i = 0; i < 20; i++) {
                Instant at = CaseFolder.FIRED.minusSeconds(random.nextInt(80_000));
                boolean sound = random.nextInt(4) > 0;
                first = sound && at.isBefore(first) ? at : first;
                lines.add(line(random, at, sound));
            }

            CaseSource source = CaseFolder.in(folder).with("logs.jsonl", String.join("\n", lines)).source();

            assertThat(source.earliestAfter(CaseFolder.FIRED.minusSeconds(86_400))).isEqualTo(first);
        }
    }

    private static String line(Random random, Instant at, boolean sound) {
        String time = "\"timestamp\":\"" + at + "\"";
        String rest = "\"resource\":\"a\",\"body\":\"b\"";
        String line = switch (random.nextInt(4)) {
            case 0 -> "{" + time + "," + rest + "}";
            case 1 -> "{" + rest + ", \"timestamp\" : \"" + at + "\"}";
            case 2 -> "{\"attributes\":{\"timestamp\":\"1999-01-01T00:00:00Z\"}," + rest + "," + time + "}";
            default -> "{" + rest + "," + time + ",\"note\":\"a \\\"timestamp\\\": of\"}";
        };
        return sound ? line : line.substring(0, line.length() - 1);
    }

    @Test
    void findsTheFirstSpanWhereverItsStartStands() {
        CaseSource source = CaseFolder.in(folder).with("spans.jsonl", """
                {"traceId":"t","spanId":"1","resource":"a","name":"n","start":1714557660000000,"durationMicros":5}
                {"start":1714557600000000,"traceId":"t","spanId":"2","resource":"a","durationMicros":5}
                {"traceId":"t","spanId":"3","resource":"a","start":1714550000000000}
                """).source();

        assertThat(source.earliestAfter(Instant.EPOCH)).isEqualTo(Instant.ofEpochSecond(1714557600));
    }

    @Test
    void chosenSeveritiesAreThoseThatAreRead() {
        CaseFolder recording = CaseFolder.in(folder).with("logs.jsonl", """
                {"timestamp":"2024-05-01T11:00:00Z","resource":"a","severity":"error","body":"1"}
                {"timestamp":"2024-05-01T11:00:01Z","resource":"a","severity":"INFO","body":"2 \\"severity\\":\\"ERROR\\""}
                {"timestamp":"2024-05-01T11:00:02Z","resource":"a","severity" : "\\u0045RROR","body":"3"}
                {"timestamp":"2024-05-01T11:00:03Z","resource":"a","body":"4","attributes":{"severity":"INFO"},"severity":"ERROR"}
                {"timestamp":"2024-05-01T11:00:04Z","resource":"a","severity":"ERRORS","body":"5"}
                {"timestamp":"2024-05-01T11:00:05Z","resource":"a","body":"6"}
                """);
        List<LogLine> read = new ArrayList<>();

        ToolResult<?> answer = recording.source().read(new LogQuery(Set.of(), Set.of("ERROR"), CaseFolder.DAY), read::add);

        assertThat(read).extracting(LogLine::body).containsExactly("1", "3", "4");
        assertThat(answer).isInstanceOfSatisfying(ToolResult.Found.class, found -> assertThat(found.evidence().query())
                .isEqualTo("logs.jsonl where severity=ERROR from 2024-05-01T00:00:00Z to 2024-05-02T00:00:00Z"));
    }

    @Test
    void splitsLinesWhereverTheyEnd() {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String body = "x".repeat(random.nextInt(40)) + i;
            expected.add(body);
            text.append("{\"timestamp\":\"2024-05-01T11:00:00Z\",\"resource\":\"a\",\"body\":\"").append(body).append("\"}")
                    .append(random.nextBoolean() ? "\r\n" : "\n").append(random.nextInt(5) == 0 ? "\n" : "");
        }

        var read = CaseFolder.in(folder).with("logs.jsonl", text.toString()).logs();

        assertThat(read.items()).extracting(LogLine::body).containsExactlyElementsOf(expected);
    }

    @Test
    void fieldsStayApartWhenRowsAreLaidOutDifferently() {
        Fields fields = new Fields();
        fields.put("a", "1");
        fields.put("b", "2");
        fields.clear();
        fields.put("b", "3");
        fields.put("c", "4");
        fields.put("b", "5");

        assertThat(fields.take("a")).isNull();
        assertThat(fields.take("b")).isEqualTo("5");
        assertThat(fields.take("b")).isNull();
        assertThat(fields.and(new Fields())).containsExactlyEntriesOf(java.util.Map.of("c", "4"));
    }

    @Test
    void findsAKeyOfAnyLength() {
        byte[] line = "{\"a\":1,\"start\":42,\"started\":7}".getBytes(StandardCharsets.UTF_8);

        assertThat(line[new KeyedBytes("start").value(line, 0, line.length)]).isEqualTo((byte) '4');
        assertThat(line[new KeyedBytes("started").value(line, 0, line.length)]).isEqualTo((byte) '7');
        assertThat(new KeyedBytes("end").value(line, 0, line.length)).isEqualTo(KeyedBytes.UNTOLD);
    }
}
