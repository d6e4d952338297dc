package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Which of an account's series are read: those asked for, those about failures, time, load and fullness first. */
record MetricChoice(Metric metric, String resource, String name) {

    private static final Pattern GOLDEN = Pattern.compile(
            ".*(5xx|error|fault|throttle|latency|duration|responsetime|healthyhost|statuscheck|cpuutil|mem|connection|evict|queue|age|requestcount"
                    + "|invocations|rejected|used_percent).*");

    /** The series to read in a place, the most telling first, as many as are allowed. */
    static List<MetricChoice> among(List<Metric> metrics, AwsPlace place, MetricQuery query) {
        Map<String, MetricChoice> chosen = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            Dimensions.of(metric.dimensions(), place).ifPresent(named -> {
                String name = metric.metricName() + named.rest();
                boolean wanted = (query.resources().isEmpty() || query.resources().contains(named.resource()))
                        && (query.metrics().isEmpty() || query.metrics().contains(name));
                if (wanted) {
                    chosen.putIfAbsent(named.resource() + " " + name, new MetricChoice(metric, named.resource(), name));
                }
            });
        }
        List<MetricChoice> ordered = new ArrayList<>(chosen.values());
        ordered.sort(Comparator.comparing((MetricChoice one) -> !GOLDEN.matcher(one.name().toLowerCase(Locale.ROOT)).matches()));
        return ordered;
    }

    /** How its samples of a period become one figure. */
    String statistic() {
        return Statistic.of(metric.metricName());
    }

    /**
     * The question about it.
     *
     * @param id of the answer in its batch
     */
    MetricDataQuery asked(String id, int period) {
        return MetricDataQuery.builder().id(id)
                .metricStat(stat -> stat.metric(metric).period(period).stat(statistic()))
                .returnData(true).build();
    }
}
