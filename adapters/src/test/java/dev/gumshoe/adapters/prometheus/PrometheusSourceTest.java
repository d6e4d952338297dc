package dev.gumshoe.adapters.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSourceContract;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Prometheus, which watches itself; logs, spans and changes, which it does not have, are the demo's. */
class PrometheusSourceTest implements EvidenceSourceContract {

    @TempDir
    private static Path folder;

    private static Process prometheus;
    private static PrometheusSource source;
    private static String url;
    private static RobotWorld world;

    @BeforeAll
    static void startPrometheus() throws IOException {
        Path program = Peers.program("prometheus");
        int port = freePort();
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - {job_name: self, static_configs: [{targets: ['127.0.0.1:%d'], labels: {service: metrics-store}}]}
                """.formatted(port));
        prometheus = new ProcessBuilder(program.toString(), "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        url = "http://127.0.0.1:" + port;
        source = source(url, 500);
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> !read(only("up")).isEmpty() && !read(only(REQUESTS)).isEmpty());
        world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 3, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static final String REQUESTS = "prometheus_http_requests_total_rate";

    @AfterAll
    static void stopPrometheus() {
        if (prometheus != null) {
            prometheus.destroy();
        }
    }

    @Override
    public EvidenceSources sources() {
        List<EvidenceSource> all = new ArrayList<>(world.sources().all());
        all.removeIf(MetricSource.class::isInstance);
        all.add(source);
        return new EvidenceSources(all);
    }

    @Override
    public TimeWindow window() {
        return TimeWindow.endingAt(world.alert().startedAt(), Duration.ofMinutes(15));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static PrometheusSource source(String url, int most) {
        return new PrometheusSource(
                new PrometheusSettings("prometheus", URI.create(url), null, PrometheusSettings.LABELS, Duration.ofSeconds(20), most));
    }

    private static TimeWindow lately() {
        return TimeWindow.endingAt(Instant.now(), Duration.ofMinutes(10));
    }

    private static MetricQuery only(String metric) {
        return new MetricQuery(Set.of(), Set.of(metric), lately());
    }

    private static List<MetricSeries> read(MetricQuery query) {
        List<MetricSeries> read = new ArrayList<>();
        source.read(query, read::add);
        return read;
    }

    @Test
    void saysWhichPrometheusAnswers() {
        assertThat(source.health().answers()).isTrue();
        assertThat(source.health().detail()).contains("Prometheus 2.");
    }

    @Test
    void readsAGaugeByResourceWithinTheWindow() {
        MetricQuery query = only("up");

        assertThat(read(query)).singleElement().satisfies(series -> {
            assertThat(series.resource()).isEqualTo("metrics-store");
            assertThat(series.values()).containsOnly(1.0);
            assertThat(query.window().contains(series.time(0))).isTrue();
            assertThat(query.window().contains(series.time(series.size() - 1))).isTrue();
        });
    }

    @Test
    void namesTheQueryThatShowsItAgainAndWhereToOpenIt() {
        ToolResult<Tally> answer = source.read(only("up"), _ -> {});

        assertThat(answer).isInstanceOfSatisfying(ToolResult.Found.class, found -> {
            assertThat(found.evidence().query()).isEqualTo("avg by (service, app, job) (up)");
            assertThat(String.valueOf(found.evidence().link())).contains("/graph?g0.expr=avg+by", "&g0.range_input=600s&g0.end_input=20");
        });
    }

    @Test
    void readsCountersAsRatesAndHistogramsAsPercentiles() {
        assertThat(read(only(REQUESTS))).singleElement()
                .satisfies(series -> assertThat(Arrays.stream(series.values())).allMatch(v -> v >= 0));
        assertThat(read(MetricQuery.all(lately()))).extracting(MetricSeries::metric)
                .contains("prometheus_http_request_duration_seconds_p95", "prometheus_http_request_duration_seconds_mean")
                .noneMatch(metric -> metric.endsWith("_bucket"));
    }

    @Test
    void readsNothingOfResourcesItDoesNotKnow() {
        assertThat(read(new MetricQuery(Set.of("somebody-else"), Set.of("up"), lately()))).isEmpty();
    }

    @Test
    void failsWhereNobodyListens() {
        assertThat(source("http://127.0.0.1:1", 10).read(MetricQuery.all(lately()), _ -> {}))
                .isInstanceOfSatisfying(ToolResult.Failed.class, failed -> assertThat(failed.status()).isEqualTo("unreachable"));
    }

    private static Map<String, String> labels() {
        return new HashMap<>(Map.of("alertname", "Up", "service", "metrics-store", "job", "self", "instance", url.replace("http://", ""),
                "severity", "critical"));
    }

    private static URI alarm(String expression) {
        return URI.create("http://another-name:9090/graph?g0.expr=" + URLEncoder.encode(expression, StandardCharsets.UTF_8) + "&g0.tab=1");
    }

    @Test
    void saysWhatItHeldForTheConditionOfAnAlarm() {
        Instant at = Instant.now();

        Optional<ToolResult<Double>> answer = source.heldFor(alarm("up > 0.5"), labels(), at);

        assertThat(answer).hasValueSatisfying(held -> assertThat(held).isInstanceOfSatisfying(ToolResult.Found.class, found -> {
            assertThat(found.data()).isEqualTo(1.0);
            assertThat(found.evidence().query()).isEqualTo("up > 0.5");
            assertThat(String.valueOf(found.evidence().link())).startsWith(url + "/graph?g0.expr=up+%3E+0.5&g0.tab=1&g0.moment_input=");
        }));
    }

    @Test
    void takesNoValueOfAnotherAlarmOfTheSameRule() {
        Map<String, String> other = labels();
        other.put("service", "another-store");

        assertThat(source.heldFor(alarm("up > 0.5"), other, Instant.now())).containsInstanceOf(ToolResult.NothingFound.class);
        assertThat(source.heldFor(alarm("up > 2"), labels(), Instant.now())).containsInstanceOf(ToolResult.NothingFound.class);
    }

    @Test
    void leavesLinksThatCarryNoConditionAlone() {
        assertThat(source.heldFor(URI.create("https://grafana.example/d/abc?orgId=1"), labels(), Instant.now())).isEmpty();
        assertThat(source.heldFor(URI.create("https://prometheus.example/graph?g0.expr="), labels(), Instant.now()))
                .isEmpty();
    }

    @Test
    void tellsAConditionThatCannotBeAskedFromNoValue() {
        assertThat(source.heldFor(alarm("up >"), labels(), Instant.now()))
                .hasValueSatisfying(held -> assertThat(held).isInstanceOfSatisfying(ToolResult.Failed.class,
                        failed -> assertThat(failed.detail()).contains("parse error")));
    }

    @Test
    void saysHowMuchItDidNotRead() {
        PrometheusSource little = source(source.health().detail().replaceFirst(".* at ", ""), 20);

        assertThat(little.read(MetricQuery.all(lately()), _ -> {})).isInstanceOfSatisfying(ToolResult.Found.class,
                found -> assertThat(((Tally) found.data()).defects()).first().asString().contains("metrics were not read"));
    }
}
