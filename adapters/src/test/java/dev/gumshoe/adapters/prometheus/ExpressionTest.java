package dev.gumshoe.adapters.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden signals in the names that exporters and frameworks give them. */
class ExpressionTest {

    private static List<Expression> of(String... names) {
        return Expression.of(List.of(names), PrometheusSettings.LABELS, Duration.ofMinutes(1));
    }

    private static String promql(String metric, String... names) {
        return of(names).stream().filter(e -> e.metric().equals(metric)).map(Expression::promql).findFirst().orElse("none of "
                + of(names).stream().map(Expression::metric).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            http_requests_total ¦ http_requests_total_errors_by_code ¦ sum by (service, app, job) (rate(http_requests_total{code=~"5.."}[60s]))
            http_server_requests_seconds_count ¦ http_server_requests_seconds_count_errors_by_status ¦ sum by (service, app, job) (rate(http_server_requests_seconds_count{status=~"5.."}[60s]))
            http_server_request_duration_seconds_count ¦ http_server_request_duration_seconds_count_errors_by_http_response_status_code ¦ sum by (service, app, job) (rate(http_server_request_duration_seconds_count{http_response_status_code=~"5.."}[60s]))
            istio_requests_total ¦ istio_requests_total_errors_by_response_code ¦ sum by (exported_destination_service_name, destination_service_name) (rate(istio_requests_total{response_code=~"5.."}[60s]))
            istio_request_duration_milliseconds_bucket ¦ istio_request_duration_milliseconds_p95 ¦ histogram_quantile(0.95, sum by (exported_destination_service_name, destination_service_name, le) (rate(istio_request_duration_milliseconds_bucket[60s])))
            nginx_ingress_controller_requests ¦ nginx_ingress_controller_requests_errors_by_status ¦ sum by (exported_service, service) (rate(nginx_ingress_controller_requests{status=~"5.."}[60s]))
            grpc_server_handled_total ¦ grpc_server_handled_total_errors_by_grpc_code ¦ sum by (service, app, job) (rate(grpc_server_handled_total{grpc_code=~"Unknown|Internal|Unavailable|DataLoss|DeadlineExceeded|ResourceExhausted"}[60s]))
            kube_pod_container_status_restarts_total ¦ kube_pod_container_status_restarts_total_rate ¦ sum by (exported_pod, pod) (rate(kube_pod_container_status_restarts_total[60s]))
            kube_deployment_status_replicas_available ¦ kube_deployment_status_replicas_available ¦ avg by (exported_deployment, deployment) (kube_deployment_status_replicas_available)
            container_memory_working_set_bytes ¦ container_memory_working_set_bytes ¦ sum by (exported_pod, pod) (container_memory_working_set_bytes)
            node_cpu_seconds_total ¦ cpu_utilization_ratio ¦ 1 - avg by (exported_nodename, nodename, exported_instance, instance) (rate(node_cpu_seconds_total{mode="idle"}[60s]))
            go_goroutines ¦ go_goroutines ¦ avg by (service, app, job) (go_goroutines)
            """)
    void asksWhatTellsMost(String name, String metric, String promql) {
        assertThat(promql(metric, name)).isEqualTo(promql);
    }

    @Test
    void callsALatencyThatOnlyItsUnitTellsOfByThatWord() {
        assertThat(of("http_server_requests_seconds_bucket", "http_server_requests_seconds_sum", "http_server_requests_seconds_count",
                "http_server_requests_seconds_max")).extracting(Expression::metric).contains("http_server_requests_seconds_latency_p95",
                        "http_server_requests_seconds_latency_mean", "http_server_requests_seconds_latency_max");
        assertThat(of("http_request_duration_seconds_bucket")).extracting(Expression::metric)
                .containsExactly("http_request_duration_seconds_p95");
        assertThat(of("http_response_size_bytes_bucket")).extracting(Expression::metric).containsExactly("http_response_size_bytes_p95");
    }

    @Test
    void takesOneQuantileOfASummaryAndNotTheirMean() {
        assertThat(promql("rpc_duration_seconds_p99", "rpc_duration_seconds", "rpc_duration_seconds_sum", "rpc_duration_seconds_count"))
                .isEqualTo("max by (service, app, job) (rpc_duration_seconds{quantile=\"0.99\"})");
    }

    @Test
    void addsUpNoSecondsOfAllModesOfAProcessor() {
        assertThat(of("node_cpu_seconds_total", "node_memory_MemAvailable_bytes", "node_memory_MemTotal_bytes",
                "node_filesystem_avail_bytes", "node_filesystem_size_bytes")).extracting(Expression::metric)
                .containsExactly("cpu_utilization_ratio", "memory_utilization_ratio", "filesystem_utilization_ratio");
    }

    @Test
    void asksForTheGoldenSignalsFirst() {
        assertThat(of("go_goroutines", "process_open_fds", "http_requests_total").getFirst().metric())
                .isEqualTo("http_requests_total_rate");
    }
}
