package dev.gumshoe.adapters.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a recording, reading it does not fail, and each line is either handed on or counted among the defects. */
class SeededDamageTest {

    private static final int LINES = 60;
    private static final Pattern LEFT_OUT = Pattern.compile(": (\\d+) \\S+ (skipped|repeated)");
    private static final Pattern READ = Pattern.compile("\\S");

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void accountsForEveryLogLine(int seed) throws IOException {
        String damaged = damage(new Random(seed), lines("{\"timestamp\":\"2024-05-01T10:%02d:00Z\",\"resource\":\"a\",\"body\":\"line\"}"));

        var read = CaseFolder.in(folder).with("logs.jsonl", damaged).logs();

        assertThat(read.items().size() + leftOut(read)).isEqualTo(lineCount("logs.jsonl"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void accountsForEverySpan(int seed) throws IOException {
        String damaged = damage(new Random(seed),
                lines("{\"traceId\":\"t\",\"spanId\":\"%d\",\"resource\":\"a\",\"start\":1714557600000000,\"durationMicros\":5}"));

        var read = CaseFolder.in(folder).with("spans.jsonl", damaged).spans();

        assertThat(read.items().size() + leftOut(read)).isEqualTo(lineCount("spans.jsonl"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void accountsForEveryMetricRow(int seed) throws IOException {
        String damaged = damage(new Random(seed), lines("17145576%02d,\"a, b\",cpu,0.5"));

        var read = CaseFolder.in(folder).with("metrics.csv", "timestamp,resource,metric,value\n" + damaged).metrics();

        long points = MetricsFile.read(folder.resolve("metrics.csv")).series().stream().mapToLong(MetricSeries::size).sum();
        assertThat(points + leftOut(read)).isEqualTo(lineCount("metrics.csv") - 1);
    }

    private static List<String> lines(String format) {
        return IntStream.range(0, LINES).mapToObj(format::formatted).toList();
    }

    private static String damage(Random random, List<String> sound) {
        List<String> lines = new ArrayList<>(sound);
        for (int i = random.nextInt(12); i >= 0; i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(7)) {
                case 0 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
                case 1 -> lines.add(random.nextInt(lines.size()), line);
                case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
                case 3 -> lines.set(at, line.replaceFirst("\\d", random.nextBoolean() ? "NaN" : "\""));
                case 4 -> lines.set(at, line + line);
                case 5 -> lines.set(at, "\u0000\uFFFD}{,,,\"");
                default -> lines.add(at, "");
            }
        }
        return String.join(random.nextBoolean() ? "\n" : "\r\n", lines) + (random.nextBoolean() ? "\n" : "");
    }

    private static long leftOut(CaseFolder.Read<?> read) {
        String said = read.result() instanceof ToolResult.Failed<?> failed ? failed.detail() : String.join("\n", read.defects());
        Matcher matcher = LEFT_OUT.matcher(said);
        long sum = 0;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(1));
        }
        return sum;
    }

    private long lineCount(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8).lines().filter(line -> READ.matcher(line).find()).count();
    }
}
