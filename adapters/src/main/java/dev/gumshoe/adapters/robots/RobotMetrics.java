package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Clock;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The world's monitoring: a value every fifteen seconds. */
record RobotMetrics(Ledger ledger, Clock clock) implements MetricSource {

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public Health health() {
        return Health.good(ledger.resources().size() + " resources report");
    }

    @Override
    public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
        Window window = Window.upToNow(query.window(), clock.millis());
        long count = 0;
        for (String resource : ledger.resources()) {
            if (query.resources().isEmpty() || query.resources().contains(resource)) {
                count += read(resource, query, window, each);
            }
        }
        String metrics = query.metrics().isEmpty() ? "*" : String.join("|", new TreeSet<>(query.metrics()));
        String text = Answers.query(metrics, "resource", query.resources(), query.window());
        return Answers.tally(name(), text, query.window(), count, "series");
    }

    private long read(String resource, MetricQuery query, Window window, Consumer<? super MetricSeries> each) {
        long count = 0;
        for (String metric : ledger.metrics(resource)) {
            if (query.metrics().isEmpty() || query.metrics().contains(metric)) {
                MetricSeries series = ledger.series(resource, metric, window.from(), window.to());
                if (series.size() > 0) {
                    each.accept(series);
                    count++;
                }
            }
        }
        return count;
    }
}
