package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class StartUpsTest {

    private static final Instant FIRED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Scope HOUR = Scope.of(TimeWindow.endingAt(FIRED, Duration.ofHours(1)));
    private static final int STEPS = 240;

    private final List<MetricSeries> series = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    /** A value every 15 s from that step to the alert. */
    private void processor(String whole, String part, int from, IntToDoubleFunction value) {
        long[] times = new long[STEPS - from];
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = HOUR.window().from().plusSeconds(15L * (from + i)).toEpochMilli();
            values[i] = value.applyAsDouble(i);
        }
        series.add(new MetricSeries(part, "cpu_utilization_percent", times, values));
        relations.add(new Relation(whole, part, RelationKind.CONSISTS_OF, "declared", FIRED));
    }

    private List<Observation> ruledOut() throws InterruptedException {
        Alert alert = new Alert("a", "a", "errors", "", Severity.HIGH, FIRED, null, null, "test", null, Map.of());
        Investigation state = new Investigation("c")
                .after(new Recorded(1, new InvestigationOpened(FIRED, "c", alert, HOUR, null, null)))
                .after(new Recorded(2, new TopologySeen(FIRED, new Inventory(List.of(), relations))));
        Task task = new Task("M1", Look.METRICS, "?", HOUR, null);
        Findings findings = new MetricsExamination()
                .examine(new LookRequest(task, state, EvidenceSources.of(source()), new InMemoryLocker()));
        return findings.observations().stream().filter(o -> o.stance() == Stance.RULED_OUT).toList();
    }

    private MetricSource source() {
        return new MetricSource() {
            @Override
            public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
                List<MetricSeries> asked = series.stream()
                        .filter(s -> query.resources().isEmpty() || query.resources().contains(s.resource()))
                        .toList();
                asked.forEach(each);
                return new ToolResult.Found<>(new Tally(asked.size(), List.of()),
                        new Evidence(name(), "series of " + query.resources(), query.window(), ""));
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
    void namesAllWhoWereBusyStartingInOneSentenceTheLatestFirst() throws InterruptedException {
        processor("forge", "forge-old", 0, _ -> 30);
        processor("forge", "forge-new", 180, i -> i < 5 ? 92 : 31);
        processor("bot", "bot-old", 0, _ -> 25);
        processor("bot", "bot-new", 200, i -> i < 5 ? 88 : 26);

        assertThat(ruledOut()).singleElement().satisfies(o -> {
            assertThat(o.text()).startsWith("bot-new (bot) and forge-new (forge) were busy only because they had just started");
            assertThat(o.evidence()).singleElement().satisfies(e -> assertThat(e.query()).contains("bot-new", "forge-new"));
        });
    }

    @Test
    void whoStartedAMomentAgoIsComparedWithItsSiblings() throws InterruptedException {
        processor("forge", "forge-1", 0, _ -> 30);
        processor("forge", "forge-2", 0, _ -> 32);
        processor("forge", "forge-3", STEPS - 4, _ -> 90);

        assertThat(ruledOut()).singleElement()
                .satisfies(o -> assertThat(o.text()).contains("forge-3 (forge)", "90 % when it had just started", "that is its start"));
    }

    @Test
    void whoStaysBusyIsNotExcused() throws InterruptedException {
        processor("forge", "forge-1", 0, _ -> 90);
        processor("forge", "forge-2", 180, _ -> 92);

        assertThat(ruledOut()).isEmpty();
    }

    @Test
    void oneWholeThatIsReplacedOverAndOverDoesNotCrowdOutTheOthers() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            processor("bot", "bot-" + i, 190 + i, k -> k < 4 ? 95 : 20);
        }
        processor("bot", "bot-old", 0, _ -> 20);
        processor("forge", "forge-old", 0, _ -> 20);
        processor("forge", "forge-new", 180, k -> k < 4 ? 95 : 20);

        assertThat(ruledOut()).singleElement().satisfies(o -> {
            assertThat(o.text()).startsWith("7 resources (6 of bot, 1 of forge, the last bot-19 (bot)) were busy only because")
                    .hasSizeLessThan(200);
            assertThat(o.evidence()).singleElement().satisfies(e -> assertThat(e.query()).contains("forge-new", "bot-14", "bot-19"));
        });
    }
}
