package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricClassTest {

    @ParameterizedTest
    @CsvSource({
        "http_request_duration_seconds, LATENCY",
        "PodServerLatencyP99(s), LATENCY",
        "latency_Average, LATENCY",
        "availability_Average, SUCCESS",
        "PodSuccessRate(%), SUCCESS",
        "errors_total, ERRORS",
        "http_5xx_count, ERRORS",
        "CpuUsageRate(%), CPU",
        "NodeCpuUsageRate(%), OTHER",
        "jvm.memory.used, MEMORY",
        "db.client.connections.usage, CONNECTIONS",
        "requests_Sum, TRAFFIC",
        "healthy_hosts, UP",
        "disk_utilization, FULLNESS",
        "kube_pod_container_status_restarts_total, RESTARTS",
        "diskio, FULLNESS",
        "container-fs-writes-total, FULLNESS",
        "WriteOps, FULLNESS",
        "container-sockets, CONNECTIONS",
        "container-threads, CONNECTIONS",
        "tcp_established, CONNECTIONS",
        "mrt, LATENCY",
        "p99, LATENCY",
        "SyscallWrite, OTHER",
        "robots_painted, OTHER"})
    void readsUsualNames(String metric, MetricClass expected) {
        assertThat(MetricClass.of(metric)).isEqualTo(expected);
    }
}
