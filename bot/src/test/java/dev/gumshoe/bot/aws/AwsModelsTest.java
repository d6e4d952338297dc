package dev.gumshoe.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.Sources;
import dev.gumshoe.bot.aws.StandInAws.Exchange;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import dev.gumshoe.conversations.peers.Peers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of AWS and what the stand-in answers fit AWS' own service models, and a cited command line asks for the same again. */
@Timeout(300)
class AwsModelsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ShopOnAws shop = new ShopOnAws(5, Instant.now().truncatedTo(ChronoUnit.MINUTES));

    @TempDir
    private Path folder;

    /** Asks everything that can be asked, the harmless reads among them; what is cited for it. */
    private List<String> everything(StandInAws aws) throws Exception {
        List<String> cited = new ArrayList<>();
        TimeWindow window = TimeWindow.endingAt(shop.alarm(), Duration.ofHours(100));
        try (Sources sources = Integrations.of(AwsAccounts.at(aws.url(), folder), Runbooks.read(List.of()))) {
            for (EvidenceSource source : sources.evidence().all()) {
                assertThat(source.health().answers()).isTrue();
                if (source instanceof ResourceSource resources) {
                    cited.add(query(resources.inventory(window)));
                }
                if (source instanceof MetricSource metrics) {
                    cited.add(query(metrics.read(MetricQuery.all(window), _ -> {})));
                }
                if (source instanceof LogSource logs) {
                    cited.add(query(logs.read(LogQuery.all(window), _ -> {})));
                }
                if (source instanceof TraceSource traces) {
                    cited.add(query(traces.read(TraceQuery.all(window), _ -> {})));
                }
                if (source instanceof ChangeSource changes) {
                    cited.add(query(changes.changes(ChangeQuery.all(window))));
                }
            }
        }
        return cited;
    }

    private static String query(ToolResult<?> result) {
        return switch (result) {
            case ToolResult.Found<?> found -> found.evidence().query();
            case ToolResult.NothingFound<?> nothing -> nothing.searched().query();
            case ToolResult.Failed<?> failed -> throw new AssertionError(failed.detail());
        };
    }

    private static String line(Exchange one) throws Exception {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("service", one.asked().service());
        line.put("operation", one.asked().operation());
        line.put("path", one.path());
        line.put("request", one.request());
        line.put("contentType", one.contentType());
        line.put("answer", one.answer());
        return JSON.writeValueAsString(line);
    }

    private String run(String input, Map<String, String> environment, List<String> command) throws Exception {
        Path from = Files.writeString(folder.resolve("input"), input);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(from.toFile())
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String output = Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    @Test
    void requestsAndAnswersFitTheServicesModels() throws Exception {
        Path python = Peers.program("python3");
        assumeSays("1.29.", python, "-c", "import botocore; print(botocore.__version__)");
        try (StandInAws aws = new StandInAws(shop)) {
            everything(aws);
            List<String> lines = new ArrayList<>();
            for (Exchange one : aws.exchanges()) {
                lines.add(line(one));
            }

            String told = run(String.join("\n", lines), Map.of(), List.of(python.toString(),
                    Path.of("src/test/resources/aws_shapes.py").toAbsolutePath().toString()));

            assertThat(told).contains(lines.size() + " exchanges held against botocore");
            assertThat(aws.exchanges()).extracting(one -> one.asked().service()).contains("cloudwatch", "logs", "xray", "cloudtrail",
                    "cloudformation", "ec2", "autoscaling", "elbv2", "lambda", "dynamodb", "iam", "sts");
        }
    }

    /** Others, the newer ones, ask CloudWatch in a protocol that the SDK in use and its stand-in do not speak. */
    private static void assumeSays(String version, Path program, String... arguments) throws Exception {
        if (System.getenv("GUMSHOE_PEERS") != null) {
            return;
        }
        Process asked = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList())
                .redirectErrorStream(true).start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assumptions.assumeTrue(asked.waitFor() == 0 && said.contains(version),
                () -> "SKIPPED: " + program + " is not of version " + version + "x but says " + said.strip());
    }

    @Test
    void aCitedLineAsksTheSameAgain() throws Exception {
        Path tool = Peers.program("aws");
        assumeSays("aws-cli/2.9.", tool, "--version");
        Path config = Files.writeString(folder.resolve("config"), """
                [profile production]
                aws_access_key_id = AKIAIOSFODNN7EXAMPLE
                aws_secret_access_key = nothing-of-worth
                """);
        try (StandInAws aws = new StandInAws(shop)) {
            Map<String, String> lines = new LinkedHashMap<>();
            everything(aws).stream().flatMap(query -> Stream.of(query.split("; "))).filter(line -> line.startsWith("aws "))
                    .filter(line -> !line.contains("…")).forEach(line -> lines.putIfAbsent(line.split(" ")[1], line));

            for (String line : lines.values()) {
                int before = aws.exchanges().size();
                run("", Map.of("AWS_CONFIG_FILE", config.toString(), "AWS_PAGER", ""), List.of("sh", "-c",
                        line.replaceFirst("^aws ", tool + " --endpoint-url " + aws.url() + " ")));
                Exchange again = aws.exchanges().get(before);

                assertThat(again.status()).isEqualTo(200);
                assertThat(line).contains(again.asked().operation().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
            }

            assertThat(lines.keySet()).contains("cloudwatch", "logs", "xray", "cloudtrail", "cloudformation", "ec2", "autoscaling",
                    "lambda");
        }
    }
}
