package dev.gumshoe.adapters.prometheus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is asked about a metric, as Prometheus' naming conventions tell what it is: counters end in {@code _total}, histograms in {@code _bucket},
 * {@code _sum} and {@code _count}, summaries have quantiles beside the last two, and anything else is a gauge.
 *
 * @param metric what the answer is called: the metric's name, with what was calculated behind it
 * @param labels the labels that name a resource in the answer, the best first
 * @param promql the query
 * @see <a href="https://prometheus.io/docs/practices/naming/">Metric and label naming</a>
 */
record Expression(String metric, List<String> labels, String promql) {

    /** The labels under which servers and meshes tell the status of an answer over HTTP. */
    private static final List<String> STATUS = List.of("code", "status", "status_code", "response_code", "http_response_status_code");
    private static final String FAILED_GRPC = "grpc_code=~\"Unknown|Internal|Unavailable|DataLoss|DeadlineExceeded|ResourceExhausted\"";
    private static final Set<String> OWN = Set.of("ALERTS", "ALERTS_FOR_STATE");
    /** Counters that are called like gauges. */
    private static final Set<String> COUNTERS = Set.of("nginx_ingress_controller_requests");
    private static final Set<String> HOST = Set.of("node_cpu_seconds_total", "node_memory_MemAvailable_bytes", "node_memory_MemTotal_bytes",
            "node_filesystem_avail_bytes", "node_filesystem_size_bytes");
    private static final Pattern DURATION = Pattern.compile("_(?:seconds|milliseconds|ms|microseconds)(?:_.*)?$");
    private static final Pattern SAID = Pattern.compile("duration|latency|delay|wait|lag|age");
    private static final Pattern GOLDEN = Pattern.compile("request|error|calls|restart|_cpu_|throttled|oom");

    /** What is known of the metrics when questions are made. */
    private record Known(Set<String> names, List<String> usual, String range) {

        List<String> labels(String name) {
            return Convention.labels(name, usual);
        }

        Expression rate(String metric, String name, String matcher) {
            return of(metric, name, "sum by (%s) (rate(" + name + matcher + range + "))");
        }

        /** @param query with {@code %s} where the labels go that are told apart */
        Expression of(String metric, String name, String query) {
            List<String> labels = labels(name);
            return new Expression(metric, labels, query.replace("%s", String.join(", ", labels)));
        }
    }

    /** The questions about the metrics of these names, those about the golden signals first. */
    static List<Expression> of(List<String> names, List<String> labels, Duration rate) {
        Known known = new Known(new HashSet<>(names), labels, "[" + rate.toSeconds() + "s]");
        List<Expression> golden = new ArrayList<>(host(known));
        List<Expression> rest = new ArrayList<>();
        for (String name : names) {
            if (!OWN.contains(name) && !name.startsWith("scrape_") && !HOST.contains(name)) {
                add(name, known, golden, rest);
            }
        }
        golden.addAll(rest);
        return golden;
    }

    private static void add(String name, Known known, List<Expression> golden, List<Expression> rest) {
        if (name.endsWith("_bucket")) {
            golden.add(known.of(spoken(stem(name, "_bucket"), "p95"), name,
                    "histogram_quantile(0.95, sum by (%s, le) (rate(" + name + known.range() + ")))"));
        } else if (name.endsWith("_sum") && known.names().contains(stem(name, "_sum") + "_count")) {
            String count = stem(name, "_sum") + "_count";
            golden.add(known.of(spoken(stem(name, "_sum"), "mean"), name, "sum by (%s) (rate(" + name + known.range()
                    + ")) / sum by (%s) (rate(" + count + known.range() + "))"));
        } else if (name.endsWith("_total") || name.endsWith("_count") || COUNTERS.contains(name)) {
            counter(name, known, golden, rest);
        } else if (known.names().contains(name + "_sum") && known.names().contains(name + "_count")) {
            golden.add(known.of(spoken(name, "p99"), name, "max by (%s) (" + name + "{quantile=\"0.99\"})"));
        } else if (name.endsWith("_max") && known.names().contains(stem(name, "_max") + "_sum")) {
            golden.add(known.of(spoken(stem(name, "_max"), "max"), name, "max by (%s) (" + name + ")"));
        } else {
            rest.add(known.of(name, name, (name.endsWith("_bytes") ? "sum" : "avg") + " by (%s) (" + name + ")"));
        }
    }

    private static void counter(String name, Known known, List<Expression> golden, List<Expression> rest) {
        (GOLDEN.matcher(name).find() ? golden : rest).add(known.rate(name + "_rate", name, ""));
        if (name.contains("request") || name.contains("calls")) {
            STATUS.forEach(status -> golden.add(known.rate(name + "_errors_by_" + status, name, "{" + status + "=~\"5..\"}")));
        } else if (name.startsWith("grpc_") && name.contains("_handled")) {
            golden.add(known.rate(name + "_errors_by_grpc_code", name, "{" + FAILED_GRPC + "}"));
        }
    }

    /** How full a host is, as the node exporter's figures tell it together. */
    private static List<Expression> host(Known known) {
        List<Expression> host = new ArrayList<>();
        if (known.names().contains("node_cpu_seconds_total")) {
            host.add(known.of("cpu_utilization_ratio", "node_cpu_seconds_total",
                    "1 - avg by (%s) (rate(node_cpu_seconds_total{mode=\"idle\"}" + known.range() + "))"));
        }
        if (known.names().contains("node_memory_MemAvailable_bytes")) {
            host.add(known.of("memory_utilization_ratio", "node_memory_MemTotal_bytes",
                    "1 - sum by (%s) (node_memory_MemAvailable_bytes) / sum by (%s) (node_memory_MemTotal_bytes)"));
        }
        if (known.names().contains("node_filesystem_avail_bytes")) {
            host.add(known.of("filesystem_utilization_ratio", "node_filesystem_size_bytes",
                    "1 - min by (%s) (node_filesystem_avail_bytes{fstype!~\"tmpfs|overlay|squashfs\"} / node_filesystem_size_bytes)"));
        }
        return host;
    }

    /** Said in words: {@code http_server_requests_seconds} is a latency, though nothing but its unit says so. */
    private static String spoken(String stem, String what) {
        return stem + (DURATION.matcher(stem).find() && !SAID.matcher(stem).find() ? "_latency_" : "_") + what;
    }

    private static String stem(String name, String end) {
        return name.substring(0, name.length() - end.length());
    }
}
