package dev.gumshoe.conversations.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What a series measures, told from the words of its name as monitoring systems usually choose them (RED and USE methods,
 * OpenTelemetry and Prometheus naming). A name that says nothing is {@link #OTHER}, and still counts.
 */
enum MetricClass {
    /** How often it was started anew; more is worse. */
    RESTARTS(SignalKinds.AVAILABILITY, 1, "restart restarts restarted oomkilled evicted crash crashes crashloop"),
    /** Failures; more is worse. */
    ERRORS(SignalKinds.ERROR_RATE, 1,
            "error errors err fail fails failed failure failures fault faults exception exceptions 5xx rejected dropped timeout timeouts denied throttled throttle"),
    /** The share of calls that succeed; less is worse. */
    SUCCESS(SignalKinds.ERROR_RATE, -1, "success availability successful succeeded"),
    /** Durations; more is worse. */
    LATENCY(SignalKinds.LATENCY, 1, "latency lat duration rt mrt delay elapsed responsetime rtt wait"),
    /** How many are up; less is worse. */
    UP(SignalKinds.AVAILABILITY, -1, "up healthy available ready alive inservice hosts"),
    /** Connections, pools, threads; more is worse. */
    CONNECTIONS(SignalKinds.CONNECTIONS, 1,
            "connection connections conn conns pool socket sockets sessions fds descriptors threads goroutines established"),
    /** How full or how backed up something is; more is worse. */
    FULLNESS(SignalKinds.SATURATION, 1,
            "saturation utilization utilisation usage disk diskio blkio fs filesystem iops queue backlog lag pending capacity consumed full load1 iowait evictions"),
    /** Processor; more is worse. */
    CPU(SignalKinds.CPU, 1, "cpu processor cores"),
    /** Memory; more is worse. */
    MEMORY(SignalKinds.MEMORY, 1, "memory mem heap rss oom swap"),
    /** Work arriving; either direction tells. */
    TRAFFIC(SignalKinds.TRAFFIC, 0,
            "requests request req cnt rr calls load lod workload ops rps qps tps throughput invocations hits traffic"),
    /** Anything else; either direction tells. */
    OTHER(SignalKinds.OTHER_METRIC, 0, "");

    private static final List<MetricClass> IN_ORDER = List.of(RESTARTS, CPU, MEMORY, ERRORS, SUCCESS, LATENCY, CONNECTIONS, UP, TRAFFIC,
            FULLNESS);
    private static final Set<String> SHARED_HOST = Set.of("node", "host", "machine");
    private static final Set<String> DURATIONS = Set.of("seconds", "ms", "millis", "milliseconds", "micros", "time");

    private static final Set<String> STORED = Set.of("write", "writes", "read", "reads");
    private static final Set<String> STORED_AS = Set.of("ops", "bytes", "rate", "total");
    private static final Set<String> PERCENTILES = Set.of("50", "75", "90", "95", "99", "999");

    private final String kind;
    private final int worse;
    private final String words;

    MetricClass(String kind, int worse, String words) {
        this.kind = kind;
        this.worse = worse;
        this.words = " " + words + " ";
    }

    /** What series of that name measure. */
    static MetricClass of(String metric) {
        List<String> words = Words.of(metric);
        if (sharedHost(words)) {
            return OTHER;
        }
        if (failedStatus(words)) {
            return ERRORS;
        }
        if (stores(words)) {
            return FULLNESS;
        }
        for (MetricClass candidate : IN_ORDER) {
            if (words.stream().anyMatch(candidate::names)) {
                return candidate;
            }
        }
        return Collections.disjoint(words, DURATIONS) && !percentile(words) ? OTHER : LATENCY;
    }

    // what a resource's host does is shared with its neighbours: it tells little about the resource itself
    private static boolean sharedHost(List<String> words) {
        return !Collections.disjoint(words, SHARED_HOST) && !words.contains("up");
    }

    // http_5xx_count and the like
    private static boolean failedStatus(List<String> words) {
        int five = words.indexOf("5");
        return five >= 0 && five + 1 < words.size() && words.get(five + 1).equals("xx");
    }

    // WriteOps, fs_reads_total and the like: what a disk does
    private static boolean stores(List<String> words) {
        return !Collections.disjoint(words, STORED) && !Collections.disjoint(words, STORED_AS) && !words.contains("error")
                && !words.contains("errors");
    }

    // p99 with no other word: what is given in percentiles is nearly always a duration
    private static boolean percentile(List<String> words) {
        int p = words.indexOf("p");
        return p >= 0 && p + 1 < words.size() && PERCENTILES.contains(words.get(p + 1));
    }

    private boolean names(String word) {
        return words.contains(" " + word + " ");
    }

    /** Whether a duration is seen from the caller's side. */
    static boolean seenByCaller(String metric) {
        List<String> words = Words.of(metric);
        return words.contains("client") || words.contains("upstream") || words.contains("outbound");
    }

    /** The signal such a series gives. */
    String kind() {
        return kind;
    }

    /** 1 when more is worse, -1 when less is worse, 0 when both tell. */
    int worse() {
        return worse;
    }
}
