package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LittleQuietTimeTest {

    private static final Instant FIRED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Scope HOUR = Scope.of(TimeWindow.endingAt(FIRED, Duration.ofHours(1)));

    /** Twelve minutes of a processor, one point each, that is busy for the last three. */
    private static MetricSource source() {
        return new MetricSource() {
            @Override
            public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
                long[] times = new long[12];
                double[] values = new double[12];
                for (int i = 0; i < 12; i++) {
                    times[i] = FIRED.minusSeconds(60L * (12 - i)).toEpochMilli();
                    values[i] = i < 9 ? 12 + i % 3 : 90;
                }
                each.accept(new MetricSeries("cart", "cpu_utilization_percent", times, values));
                return new ToolResult.Found<>(new Tally(1, List.of()), new Evidence(name(), "all", query.window(), ""));
            }

            @Override
            public String name() {
                return "given";
            }

            @Override
            public Health health() {
                return Health.good("in memory");
            }
        };
    }

    @Test
    void whereHardlyAnythingWasRecordedBeforeTheSuspiciousTimeItsFirstPointsAreTheQuietTime() throws InterruptedException {
        Alert alert = new Alert("a", "a", "errors", "Users see errors in the last 10 minutes", Severity.HIGH, FIRED, null, null, "test",
                null, Map.of());
        Investigation state = new Investigation("c").after(new Recorded(1, new InvestigationOpened(FIRED, "c", alert, HOUR, null, null)));
        Task task = new Task("M1", Look.METRICS, "?", HOUR, null);

        Findings findings = new MetricsExamination()
                .examine(new LookRequest(task, state, EvidenceSources.of(source()), new InMemoryLocker()));

        assertThat(findings.observations()).singleElement().satisfies(o -> assertThat(o.text()).contains("cart", "90 %"));
    }
}
