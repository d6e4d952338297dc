package dev.gumshoe.adapters.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every port answers exactly what it was asked, up to now, and all of them speak of the same things. */
class PortsTest {

    private static final TimeWindow WINDOW = new TimeWindow(Look.ALERT_AT.minusSeconds(1207), Look.ALERT_AT.minusSeconds(603));
    private static final Instant MIDDLE = Look.ALERT_AT.minusSeconds(901);

    private static Look look;

    @BeforeAll
    static void oneWorld() {
        look = Look.at(Scenario.HEALTH_CHECK_FAILURE, 12);
    }

    @Test
    void metricsHonourWindowResourcesAndNames() {
        List<MetricSeries> series = look.metrics(new MetricQuery(Set.of("forge", "bot"), Set.of("error_rate", "request_rate"), WINDOW));

        assertThat(series).hasSize(4)
                .allMatch(one -> one.size() >= 38 && WINDOW.contains(one.time(0)) && WINDOW.contains(one.time(one.size() - 1)));
        assertThat(series).extracting(MetricSeries::resource).containsOnly("forge", "bot");
        assertThat(series).extracting(MetricSeries::metric).containsOnly("error_rate", "request_rate");
    }

    @Test
    void logsHonourWindowAndResources() {
        String host = look.logs(WINDOW).getFirst().resource();
        List<LogLine> lines = new ArrayList<>();

        look.only(LogSource.class).read(new LogQuery(Set.of(host), WINDOW), lines::add);

        assertThat(lines).isNotEmpty().allMatch(line -> line.resource().equals(host) && WINDOW.contains(line.timestamp()));
    }

    @Test
    void spansHonourWindowAndResources() {
        List<Span> spans = new ArrayList<>();

        look.only(TraceSource.class).read(new TraceQuery(Set.of("forge"), WINDOW), spans::add);

        assertThat(spans).isNotEmpty().allMatch(span -> span.resource().equals("forge")
                && WINDOW.contains(Instant.EPOCH.plusNanos(span.startMicros() * 1000)));
    }

    @Test
    void changesHonourWindowAndResources() {
        String someone = String.valueOf(look.changes(look.world().span()).getFirst().resource());

        ToolResult<List<Change>> answer = look.only(ChangeSource.class)
                .changes(new ChangeQuery(Set.of(someone), look.world().span()));

        assertThat(answer.dataOrNull()).isNotEmpty().allMatch(change -> someone.equals(change.resource()));
        assertThat(look.changes(WINDOW)).allMatch(change -> WINDOW.contains(change.timestamp()));
    }

    @Test
    void twoHalvesOfAWindowAreTheWindow() {
        TimeWindow first = new TimeWindow(WINDOW.from(), MIDDLE);
        TimeWindow second = new TimeWindow(MIDDLE, WINDOW.to());

        assertThat(joined(look.logs(first), look.logs(second))).containsExactlyInAnyOrderElementsOf(look.logs(WINDOW));
        assertThat(joined(look.spans(first), look.spans(second))).containsExactlyInAnyOrderElementsOf(look.spans(WINDOW));
        assertThat(joined(look.changes(first), look.changes(second))).isEqualTo(look.changes(WINDOW));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    @Test
    void saysWhatWasSearchedWhenThereIsNothing() {
        ToolResult<?> answer = look.only(LogSource.class).read(new LogQuery(Set.of("nobody"), WINDOW), _ -> {});

        assertThat(answer).isInstanceOfSatisfying(ToolResult.NothingFound.class,
                nothing -> assertThat(nothing.searched().query()).contains("nobody").contains(WINDOW.toString()));
    }

    @Test
    void knowsNothingLaterThanItsClock() {
        Look early = new Look(look.world(), look.world().sources(Clock.fixed(MIDDLE, ZoneOffset.UTC)));
        TimeWindow upToNow = new TimeWindow(WINDOW.from(), MIDDLE);

        assertThat(early.logs(WINDOW)).isEqualTo(look.logs(upToNow));
        assertThat(early.changes(WINDOW)).isEqualTo(look.changes(upToNow));
        assertThat(early.metrics(MetricQuery.all(WINDOW))).isEqualTo(look.metrics(MetricQuery.all(upToNow)));
        assertThat(early.inventory().resources()).allMatch(resource -> !resource.learnedAt().isAfter(MIDDLE));
    }

    @Test
    void knowsOfNoSpanThatHasNotEnded() {
        RobotWorld slow = RobotWorld.of(Scenario.SLOW_DEPENDENCY, 3, Look.ALERT_AT);
        for (int seconds = 1; seconds <= 60; seconds++) {
            Instant now = Look.ALERT_AT.minusSeconds(seconds);
            Look early = new Look(slow, slow.sources(Clock.fixed(now, ZoneOffset.UTC)));

            assertThat(early.spans(new TimeWindow(now.minusSeconds(10), Look.ALERT_AT))).isNotEmpty()
                    .allMatch(span -> Instant.EPOCH.plusNanos((span.startMicros() + span.durationMicros()) * 1000).isBefore(now));
        }
    }

    @Test
    void goesOnAfterTheAlertForWhoeverWatchesLive() {
        Instant later = Look.ALERT_AT.plusSeconds(600);
        Look live = new Look(look.world(), look.world().sources(Clock.fixed(later, ZoneOffset.UTC)));
        TimeWindow after = new TimeWindow(Look.ALERT_AT, later);

        assertThat(live.logs(after)).isNotEmpty();
        assertThat(live.mean("gateway", "request_rate", after)).isPositive();
        assertThat(look.logs(after)).isEmpty();
    }

    @Test
    void allPortsSpeakOfResourcesTheInventoryKnows() {
        Topology topology = look.topology();
        Set<String> known = topology.resources().keySet();

        assertThat(known).containsAll(look.logs(WINDOW).stream().map(LogLine::resource).collect(Collectors.toSet()));
        assertThat(known).containsAll(look.spans(WINDOW).stream().map(Span::resource).collect(Collectors.toSet()));
        assertThat(known).containsAll(look.spans(WINDOW).stream().flatMap(span -> span.attributes().entrySet().stream())
                .filter(label -> label.getKey().equals("host.id") || label.getKey().equals("peer.service"))
                .map(label -> label.getValue()).collect(Collectors.toSet()));
        assertThat(known)
                .containsAll(look.metrics(MetricQuery.all(WINDOW)).stream().map(MetricSeries::resource).collect(Collectors.toSet()));
        assertThat(known).containsAll(look.changes(WINDOW).stream().map(change -> String.valueOf(change.resource())).toList());
        assertThat(known).contains(String.valueOf(look.world().truth().resource()));
    }

    @Test
    void servicesConsistOfTheirGroupAndItsInstances() {
        Topology topology = look.topology();

        assertThat(topology.parts("forge")).contains("forge-asg").containsAll(topology.parts("forge-asg"));
        assertThat(topology.relations()).anyMatch(relation -> relation.kind() == RelationKind.CALLS && relation.from().equals("bot")
                && relation.to().equals("forge"));
        assertThat(look.inventory().resources()).anyMatch(resource -> "terminated".equals(resource.attributes().get("state")));
    }

    @Test
    void spansFormTreesWhoseCallsMeetTheirServers() {
        List<Span> spans = look.spans(WINDOW);
        Set<String> ids = spans.stream().map(Span::spanId).collect(Collectors.toSet());

        assertThat(ids).hasSameSizeAs(spans);
        long orphans = spans.stream().filter(span -> span.parentSpanId() != null && !ids.contains(span.parentSpanId())).count();
        assertThat(orphans).isLessThan(30);
        assertThat(spans).extracting(Span::kind).containsOnly("SERVER", "CLIENT");
        assertThat(spans).allMatch(span -> span.attributes().containsKey("robot.id") && span.attributes().containsKey("operation"));
    }

    @Test
    void pointsAreMissingHereAndThere() {
        long expected = WINDOW.length().toSeconds() / 15;

        assertThat(look.metrics(MetricQuery.all(WINDOW))).anyMatch(series -> series.size() < expected - 1);
    }
}
