package dev.gumshoe.bot.madeup;

import java.util.List;

/** How resources and series are called: as in several well-known demonstration systems and monitoring tools, or like nothing at all. */
final class Naming {

    static final int STYLES = 5;

    private static final List<String> TRADES = List.of("front", "cart", "order", "payment", "stock", "price", "user", "mail", "route",
            "seat", "ticket", "search", "review", "rating", "basket", "ledger", "food", "travel");

    private final int style;

    Naming(int style) {
        this.style = style;
    }

    String service(int i, long seed) {
        String trade = TRADES.get(Math.floorMod(i * 5L + seed, TRADES.size()));
        return switch (style) {
            case 0 -> trade + "service";
            case 1 -> "ts-" + trade + "-service";
            case 2 -> "r" + Long.toString(Math.floorMod((seed + 3) * 2_654_435_761L * (i + 7), 46_656L * 36), 36);
            case 3 -> "arn:aws:ecs:eu-west-1:service/" + trade;
            default -> "com.acme." + trade;
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
            "http.server.errors", "http.server.request.count", "db.client.connections.usage"}};

    /** What a series is called: 0 processor, 1 memory, 2 disk, 3 usual and 4 worst duration, 5 errors, 6 requests, 7 pool. */
    String metric(int which) {
        return METRICS[style][which];
    }

    /** Whether that series only ever grows. */
    boolean counts(int which) {
        return METRICS[style][which].endsWith("_total");
    }
}
