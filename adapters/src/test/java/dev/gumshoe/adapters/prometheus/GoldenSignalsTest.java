package dev.gumshoe.adapters.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real Prometheus holds under the names that frameworks and exporters use becomes signals of what they watch, not of the exporter. */
class GoldenSignalsTest {

    private static final Instant END = Instant.parse("2026-03-02T14:10:00Z");
    private static final int STEP = 15;
    private static final int POINTS = 120;
    /** From this point on things go wrong. */
    private static final int TURN = 80;

    @TempDir
    private static Path folder;

    private static Process prometheus;
    private static final List<MetricSeries> READ = new ArrayList<>();
    private static final StringBuilder HELD = new StringBuilder();

    /** A counter that grows by so much a second before and after the turn. */
    private static void counter(String series, double before, double after) {
        double value = 0;
        for (int i = 0; i < POINTS; i++) {
            value += STEP * (i < TURN ? before : after);
            hold(series, value, i);
        }
    }

    private static void gauge(String series, double before, double after) {
        for (int i = 0; i < POINTS; i++) {
            hold(series, i < TURN ? before : after, i);
        }
    }

    private static void hold(String series, double value, int i) {
        HELD.append(String.format(Locale.ROOT, "%s %s %d%n", series, value, END.getEpochSecond() - (long) STEP * (POINTS - i)));
    }

    @BeforeAll
    static void startPrometheus() throws Exception {
        Path program = Peers.program("prometheus");
        counter("http_server_requests_seconds_count{job=\"checkout\",instance=\"a\",status=\"200\"}", 20, 15);
        counter("http_server_requests_seconds_count{job=\"checkout\",instance=\"a\",status=\"500\"}", 0, 5);
        counter("http_server_requests_seconds_sum{job=\"checkout\",instance=\"a\",status=\"200\"}", 1, 9);
        counter("istio_requests_total{job=\"envoy\",destination_service_name=\"search\",response_code=\"503\",reporter=\"source\"}", 0, 2);
        counter("kube_pod_container_status_restarts_total{job=\"kube-state-metrics\",pod=\"exporter-1\",exported_pod=\"cart-abc\"}", 0,
                0.1);
        counter("node_cpu_seconds_total{job=\"node\",instance=\"n1\",mode=\"idle\",cpu=\"0\"}", 0.8, 0.2);
        counter("node_cpu_seconds_total{job=\"node\",instance=\"n1\",mode=\"user\",cpu=\"0\"}", 0.2, 0.8);
        counter("nginx_ingress_controller_requests{job=\"ingress\",exported_service=\"mail\",service=\"ingress-nginx\",status=\"502\"}", 0,
                3);
        gauge("container_memory_working_set_bytes{job=\"kubelet\",pod=\"cart-abc\",container=\"app\"}", 100, 300);
        Path metrics = Files.writeString(folder.resolve("held.om"), HELD + "# EOF\n");
        ended(new ProcessBuilder(program.resolveSibling("promtool").toString(), "tsdb", "create-blocks-from", "openmetrics",
                metrics.toString(), folder.resolve("tsdb").toString()));
        int port = freePort();
        prometheus = new ProcessBuilder(program.toString(),
                "--config.file=" + Files.writeString(folder.resolve("none.yml"), "global: {}\n"),
                "--storage.tsdb.path=" + folder.resolve("tsdb"), "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:" + port).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        PrometheusSource source = new PrometheusSource(new PrometheusSettings("prometheus", URI.create("http://127.0.0.1:" + port), null,
                PrometheusSettings.LABELS, Duration.ofSeconds(20), 300));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> source.health().answers());
        TimeWindow window = TimeWindow.endingAt(END, Duration.ofSeconds((long) STEP * POINTS));
        assertThat(source.read(MetricQuery.all(window), READ::add)).isInstanceOf(ToolResult.Found.class);
    }

    private static void ended(ProcessBuilder command) throws IOException, InterruptedException {
        int exit = command.redirectErrorStream(true).redirectOutput(folder.resolve("promtool.log").toFile()).start().waitFor();
        assertThat(exit).as(Files.readString(folder.resolve("promtool.log"))).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.destroy();
        }
    }

    private static double end(MetricSeries series) {
        double[] values = series.values();
        return Arrays.stream(values, values.length - 10, values.length).average().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"checkout,http_server_requests_seconds_count_rate,20", "checkout,http_server_requests_seconds_count_errors_by_status,5",
        "checkout,http_server_requests_seconds_latency_mean,0.45", "search,istio_requests_total_errors_by_response_code,2",
        "cart-abc,kube_pod_container_status_restarts_total_rate,0.1", "n1,cpu_utilization_ratio,0.8",
        "mail,nginx_ingress_controller_requests_errors_by_status,3", "cart-abc,container_memory_working_set_bytes,300"})
    void isASignalOfWhatIsWatched(String resource, String metric, double value) {
        assertThat(READ).filteredOn(series -> series.resource().equals(resource) && series.metric().equals(metric)).singleElement()
                .satisfies(series -> assertThat(end(series)).isCloseTo(value, org.assertj.core.data.Percentage.withPercentage(5)));
    }

    @Test
    void blamesNoExporterForWhatItTellsOfOthers() {
        assertThat(READ).extracting(MetricSeries::resource).doesNotContain("envoy", "kube-state-metrics", "exporter-1", "node", "ingress",
                "ingress-nginx", "kubelet");
    }
}
