package dev.gumshoe.adapters.prometheus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is asked about a metric, as Prometheus' naming conventions tell what it is: counters end in {@code _total}, histograms in {@code _bucket},
 * {@code _sum} and {@code _count}, and anything else is a gauge.
 *
 * @param metric what the answer is called: the metric's name, with what was calculated behind it
 * @param promql the query
 * @see <a href="https://prometheus.io/docs/practices/naming/">Metric and label naming</a>
 */
record Expression(String metric, String promql) {

    private static final List<String> STATUS = List.of("code", "status", "status_code");
    private static final Set<String> OWN = Set.of("ALERTS", "ALERTS_FOR_STATE");

    /** The questions about the metrics of these names, those about the golden signals first. */
    static List<Expression> of(List<String> names, List<String> labels, Duration rate) {
        Set<String> known = Set.copyOf(names);
        List<Expression> golden = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        String by = String.join(", ", labels);
        String range = "[" + rate.toSeconds() + "s]";
        for (String name : names) {
            if (OWN.contains(name) || name.startsWith("scrape_")) {
                continue;
            }
            if (name.endsWith("_bucket")) {
                golden.add(new Expression(stem(name, "_bucket") + "_p95",
                        "histogram_quantile(0.95, sum by (" + by + ", le) (rate(" + name + range + ")))"));
            } else if (name.endsWith("_sum") && known.contains(stem(name, "_sum") + "_count")) {
                String count = stem(name, "_sum") + "_count";
                golden.add(new Expression(stem(name, "_sum") + "_mean",
                        "sum by (" + by + ") (rate(" + name + range + ")) / sum by (" + by + ") (rate(" + count + range + "))"));
            } else if (name.endsWith("_total") || name.endsWith("_count")) {
                List<Expression> into = name.contains("request") || name.contains("error") ? golden : rest;
                into.add(new Expression(name + "_rate", "sum by (" + by + ") (rate(" + name + range + "))"));
                if (name.contains("request") || name.contains("calls")) {
                    STATUS.forEach(status -> golden.add(new Expression(name + "_errors_by_" + status,
                            "sum by (" + by + ") (rate(" + name + "{" + status + "=~\"5..\"}" + range + "))")));
                }
            } else {
                rest.add(new Expression(name, "avg by (" + by + ") (" + name + ")"));
            }
        }
        golden.addAll(rest);
        return golden;
    }

    private static String stem(String name, String end) {
        return name.substring(0, name.length() - end.length());
    }
}
