package dev.gumshoe.adapters.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.adapters.prometheus.PrometheusApi.Unanswered;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The metrics of one Prometheus: of each the figures by resource, counters as rates, histograms as their 95th percentile and mean. */
public final class PrometheusSource implements MetricSource {

    private static final int POINTS = 1_000;
    private static final Duration FINEST = Duration.ofSeconds(1);
    private static final Duration SHORTEST_RATE = Duration.ofMinutes(1);
    private static final int QUOTED = 3;

    private final PrometheusSettings settings;
    private final PrometheusApi api;

    /** A source that asks nothing yet. */
    public PrometheusSource(PrometheusSettings settings) {
        this.settings = settings;
        this.api = new PrometheusApi(settings);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Health health() {
        try {
            return Health.good("Prometheus " + api.version() + " answers at " + settings.url());
        } catch (Unanswered e) {
            return Health.bad(e.detail());
        }
    }

    /** One read under way. */
    private static final class Reading {

        private final MetricQuery query;
        private final Consumer<? super MetricSeries> each;
        private final Set<String> told = new HashSet<>();
        private final List<String> defects = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private int answered;

        private Reading(MetricQuery query, Consumer<? super MetricSeries> each) {
            this.query = query;
            this.each = each;
        }
    }

    @Override
    public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
        Duration step = step(query.window());
        Duration rate = step.multipliedBy(4).compareTo(SHORTEST_RATE) > 0 ? step.multipliedBy(4) : SHORTEST_RATE;
        Reading reading = new Reading(query, each);
        try {
            List<Expression> all = Expression.of(api.names(query.window()), settings.labels(), rate).stream()
                    .filter(e -> query.metrics().isEmpty() || query.metrics().contains(e.metric())).toList();
            if (all.size() > settings.most()) {
                reading.defects
                        .add((all.size() - settings.most()) + " of " + all.size() + " metrics were not read; raise 'most' to read them");
            }
            Optional<Unanswered> last = read(all.stream().limit(settings.most()).toList(), step, reading);
            if (reading.answered == 0 && last.isPresent()) {
                throw last.get();
            }
        } catch (Unanswered e) {
            return new ToolResult.Failed<>(name(), words(reading), e.status(), e.detail());
        }
        Evidence evidence = new Evidence(name(), words(reading), query.window(), reading.told.size() + " series",
                reading.asked.size() == 1 ? api.graph(reading.asked.getFirst(), query.window()) : null, null);
        return reading.told.isEmpty()
                ? new ToolResult.NothingFound<>(evidence)
                : new ToolResult.Found<>(new Tally(reading.told.size(), reading.defects), evidence);
    }

    @Override
    public Optional<ToolResult<Double>> heldFor(URI link, Map<String, String> labels, Instant at) {
        return AlarmCondition.in(link).map(condition -> held(condition.promql(), labels, at));
    }

    private ToolResult<Double> held(String promql, Map<String, String> labels, Instant at) {
        try {
            OptionalDouble value = AlarmCondition.value(api.instant(promql, at), labels);
            Evidence evidence = new Evidence(name(), promql, new TimeWindow(at, at.plusMillis(1)),
                    value.isEmpty() ? "no value" : Double.toString(value.getAsDouble()), api.table(promql, at), null);
            return value.isEmpty() ? new ToolResult.NothingFound<>(evidence) : new ToolResult.Found<>(value.getAsDouble(), evidence);
        } catch (Unanswered e) {
            return new ToolResult.Failed<>(name(), promql, e.status(), e.detail());
        }
    }

    /** @return the last refusal, when there was one */
    private Optional<Unanswered> read(List<Expression> expressions, Duration step, Reading reading) {
        Optional<Unanswered> last = Optional.empty();
        for (Expression expression : expressions) {
            reading.asked.add(expression.promql());
            try {
                api.range(expression.promql(), reading.query.window(), step).forEach(result -> take(result, expression, reading));
                reading.answered++;
            } catch (Unanswered e) {
                reading.defects.add(expression.metric() + " was not read: " + e.detail());
                last = Optional.of(e);
                if (Thread.currentThread().isInterrupted()) {
                    return last;
                }
            }
        }
        return last;
    }

    private void take(JsonNode result, Expression expression, Reading reading) {
        Optional<String> resource = expression.labels().stream().map(label -> result.path("metric").path(label).asText(""))
                .filter(value -> !value.isBlank()).findFirst();
        MetricQuery query = reading.query;
        if (resource.isEmpty() || !(query.resources().isEmpty() || query.resources().contains(resource.get()))) {
            return;
        }
        MetricSeries series = series(resource.get(), expression.metric(), result.path("values"), query.window());
        if (series.size() == 0) {
            return;
        }
        if (reading.told.add(resource.get() + " " + expression.metric())) {
            reading.each.accept(series);
        } else {
            reading.defects.add(expression.metric() + " of " + resource.get() + " stands there more than once; the first was taken");
        }
    }

    private static MetricSeries series(String resource, String metric, JsonNode values, TimeWindow window) {
        long[] times = new long[values.size()];
        double[] numbers = new double[values.size()];
        int n = 0;
        for (JsonNode point : values) {
            long at = Math.round(point.path(0).asDouble() * 1000);
            double value = number(point.path(1).asText(""));
            boolean inside = at >= window.from().toEpochMilli() && at < window.to().toEpochMilli();
            if (inside && Double.isFinite(value) && (n == 0 || at > times[n - 1])) {
                times[n] = at;
                numbers[n++] = value;
            }
        }
        return new MetricSeries(resource, metric, java.util.Arrays.copyOf(times, n), java.util.Arrays.copyOf(numbers, n));
    }

    /** Prometheus writes numbers as texts, {@code NaN} and {@code +Inf} among them. */
    static double number(String text) {
        try {
            return Double.parseDouble(text.replace("Inf", "Infinity"));
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static Duration step(TimeWindow window) {
        Duration step = Duration.ofSeconds(Math.ceilDiv(window.length().toSeconds(), POINTS));
        return step.compareTo(FINEST) < 0 ? FINEST : step;
    }

    /** What was asked: the query itself when it was one. */
    private static String words(Reading reading) {
        String first = reading.asked.stream().limit(QUOTED).collect(Collectors.joining("; "));
        int more = reading.asked.size() - QUOTED;
        return first.isEmpty() ? "{__name__!=\"\"}" : more > 0 ? first + "; and " + more + " more of that form" : first;
    }
}
