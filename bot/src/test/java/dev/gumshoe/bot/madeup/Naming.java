package dev.gumshoe.bot.madeup;

import java.util.List;

/** How resources and series are called: as in several well-known demonstration systems and monitoring tools, or like nothing at all. */
final class Naming {

    /** The styles that were there first; the others are drawn where recordings vary. */
    static final int PLAIN_STYLES = 5;
    static final int STYLES = 10;

    private static final List<String> TRADES = List.of("front", "cart", "order", "payment", "stock", "price", "user", "mail", "route",
            "seat", "ticket", "search", "review", "rating", "basket", "ledger", "food", "travel");

    private final int style;

    Naming(int style) {
        this.style = style;
    }

    String service(int i, long seed) {
        String trade = TRADES.get(Math.floorMod(i * 5L + seed, TRADES.size())) + (i < TRADES.size() ? "" : i / TRADES.size());
        return switch (style) {
            case 0 -> trade + "service";
            case 1 -> "ts-" + trade + "-service";
            case 2 -> "r" + Long.toString(Math.floorMod((seed + 3) * 2_654_435_761L * (i + 7), 46_656L * 36), 36);
            case 3 -> "arn:aws:ecs:eu-west-1:service/" + trade;
            case 4 -> "com.acme." + trade;
            case 5 -> trade;
            case 6 -> trade + "db" + i;
            case 7 -> "svc-" + Math.floorMod((seed + 11) * (i + 3), 997) + "-" + i;
            case 8 -> trade + "-service-" + i;
            default -> "prod/" + trade + "/" + i;
        };
    }

    private static final String[][] METRICS = {
        {"cpu", "mem", "diskio", "latency-50", "latency-90", "error", "workload", "socket"},
        {"container_cpu_usage_seconds_total", "container_memory_working_set_bytes", "container_fs_writes_bytes_total",
            "istio_request_duration_ms_p50", "istio_request_duration_ms_p99", "istio_request_errors", "istio_requests_total", "open_fds"},
        {"CpuUsageRate(%)", "MemoryUsageRate(%)", "DiskWriteRate", "LatencyP50", "LatencyP95", "ErrorCount", "RequestCount", "PodSockets"},
        {"cpu_utilization", "memory_utilization", "disk_io_bytes", "p50_latency_seconds", "p99_latency_seconds", "http_5xx_rate", "rps",
            "connections_active"},
        {"system.cpu.utilization", "process.memory.usage", "system.disk.io", "http.server.duration.p50", "http.server.duration.p95",
            "http.server.errors", "http.server.request.count", "db.client.connections.usage"},
        {"container-cpu-usage-seconds-total", "container-memory-working-set-bytes", "container-fs-writes-total", "latency-50", "latency-99",
            "istio-error-total", "istio-request-total", "container-sockets"},
        {"docker_cpu_total_pct", "docker_memory_usage_pct", "docker_diskio_write_bytes", "mrt", "p99", "fail", "rr", "tcp_established"},
        {"cpu_usage_user", "memory_working_set", "blkio_write", "resp_time_p50", "resp_time_p95", "err_cnt", "cnt", "threads"},
        {"CPUUtilization", "MemoryUtilization", "WriteOps", "TargetResponseTime_p50", "TargetResponseTime_p99", "HTTPCode_Target_5XX_Count",
            "RequestCount", "DatabaseConnections"},
        {"k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"}};

    /** What a series is called: 0 processor, 1 memory, 2 disk, 3 usual and 4 worst duration, 5 errors, 6 requests, 7 pool. */
    String metric(int which) {
        return METRICS[style][which];
    }

    /** Whether that series only ever grows. */
    boolean counts(int which) {
        return METRICS[style][which].endsWith("_total");
    }
}
