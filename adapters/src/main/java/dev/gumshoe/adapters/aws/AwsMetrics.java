package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * CloudWatch's metrics: those that have points lately, by the resource that their dimensions name.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>, 500 series a request
 */
final class AwsMetrics extends AwsSource implements MetricSource {

    private static final int BATCH = 500;
    private static final Duration FINE = Duration.ofHours(26);
    private static final Duration KEPT_BY_MINUTES = Duration.ofDays(15);
    private static final Duration LISTED_AS_ACTIVE = Duration.ofHours(3);

    AwsMetrics(AwsAccess access) {
        super(access, "cloudwatch");
    }

    private CloudWatchClient client(AwsPlace place) {
        return access().clients().of(AwsService.CLOUDWATCH, place, CloudWatchClient.class, CloudWatchClient::builder);
    }

    @Override
    void harmless(Question question, AwsPlace place) throws AwsTrouble {
        calls().askNow(question, place, AwsAction.LIST_METRICS, ListMetricsRequest.builder().namespace("AWS/EC2").build(),
                client(place)::listMetrics);
        MetricDataQuery one = MetricDataQuery.builder().id("m0").metricStat(stat -> stat
                .metric(metric -> metric.namespace("AWS/EC2").metricName("CPUUtilization")).period(60).stat("Average")).build();
        calls().askNow(question, place, AwsAction.GET_METRIC_DATA, request(List.of(one), question.window()), client(place)::getMetricData);
    }

    @Override
    public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
        Question question = question(query.window());
        AtomicLong count = new AtomicLong();
        Everywhere.<AwsPlace, MetricSeries>each(question, places(), (place, sink) -> read(question, place, query, sink), series -> {
            count.incrementAndGet();
            each.accept(series);
        });
        return question.tally(count.get(), "series");
    }

    private void read(Question question, AwsPlace place, MetricQuery query, Everywhere.Sink<MetricSeries> sink) throws AwsTrouble {
        List<MetricChoice> chosen = MetricChoice.among(listed(question, place), place, query);
        int most = access().settings().limits().series();
        if (chosen.size() > most) {
            question.leftOut(place + ": " + (chosen.size() - most) + " of " + chosen.size()
                    + " series were not read; raise limits.series to read them");
        }
        List<MetricChoice> read = chosen.subList(0, Math.min(most, chosen.size()));
        if (!read.isEmpty()) {
            question.seenAt(ConsolePages.graph(place, question.window(), period(question.window()), read));
        }
        for (int from = 0; from < read.size(); from += BATCH) {
            batch(question, place, read.subList(from, Math.min(from + BATCH, read.size())), sink);
        }
    }

    /** The series an account has; only those of the last three hours when the question is about now, because the others are gone. */
    private List<Metric> listed(Question question, AwsPlace place) throws AwsTrouble {
        boolean now = question.window().from().isAfter(access().clock().instant().minus(LISTED_AS_ACTIVE));
        ListMetricsRequest request = ListMetricsRequest.builder().recentlyActive(now ? RecentlyActive.PT3_H : null).build();
        return calls().askAll(question, place, AwsAction.LIST_METRICS, request, client(place)::listMetricsPaginator,
                ListMetricsResponse::metrics);
    }

    private void batch(Question question, AwsPlace place, List<MetricChoice> batch, Everywhere.Sink<MetricSeries> sink) throws AwsTrouble {
        List<MetricDataQuery> queries = new ArrayList<>();
        int period = period(question.window());
        for (int i = 0; i < batch.size(); i++) {
            queries.add(batch.get(i).asked("m" + i, period));
        }
        List<MetricDataResult> results = calls().askAll(question, place, AwsAction.GET_METRIC_DATA, request(queries, question.window()),
                client(place)::getMetricDataPaginator, GetMetricDataResponse::metricDataResults);
        Map<String, SortedMap<Instant, Double>> points = new LinkedHashMap<>();
        for (MetricDataResult result : results) {
            SortedMap<Instant, Double> of = points.computeIfAbsent(result.id(), _ -> new TreeMap<>());
            for (int i = 0; i < Math.min(result.timestamps().size(), result.values().size()); i++) {
                of.put(result.timestamps().get(i), result.values().get(i));
            }
            if ("Forbidden".equals(result.statusCodeAsString()) || "InternalError".equals(result.statusCodeAsString())) {
                question.leftOut(place + ": " + result.label() + " was not read (" + result.statusCodeAsString() + ")");
            }
        }
        List<MetricSeries> series = new ArrayList<>();
        points.forEach((id, of) -> series(batch.get(Integer.parseInt(id.substring(1))), of, question.window(), series));
        sink.bring(series);
    }

    private static void series(MetricChoice choice, SortedMap<Instant, Double> points, TimeWindow window, List<MetricSeries> into) {
        points.entrySet().removeIf(point -> !window.contains(point.getKey()) || !Double.isFinite(point.getValue()));
        if (!points.isEmpty()) {
            into.add(new MetricSeries(choice.resource(), choice.name(), points.keySet().stream().mapToLong(Instant::toEpochMilli).toArray(),
                    points.values().stream().mapToDouble(Double::doubleValue).toArray()));
        }
    }

    private static GetMetricDataRequest request(List<MetricDataQuery> queries, TimeWindow window) {
        return GetMetricDataRequest.builder().metricDataQueries(queries).startTime(window.from()).endTime(window.to())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING).build();
    }

    /** Seconds; CloudWatch forgets minutes after a fortnight. */
    private int period(TimeWindow window) {
        boolean old = window.from().isBefore(access().clock().instant().minus(KEPT_BY_MINUTES));
        return old || window.length().compareTo(FINE) > 0 ? 300 : 60;
    }
}
