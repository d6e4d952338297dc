package dev.gumshoe.adapters.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Looks at a world the way anybody else does: through its ports. */
record Look(RobotWorld world, EvidenceSources sources) {

    static final Instant ALERT_AT = Instant.parse("2026-11-20T14:30:00Z");

    static Look at(Scenario scenario, long seed) {
        return at(RobotWorld.of(scenario, seed, ALERT_AT));
    }

    static Look at(RobotWorld world) {
        return new Look(world, world.sources());
    }

    /** The hour before the alert. */
    static TimeWindow hour() {
        return TimeWindow.endingAt(ALERT_AT, Duration.ofHours(1));
    }

    Instant onset() {
        return Objects.requireNonNull(world.truth().onset());
    }

    TimeWindow incident() {
        return new TimeWindow(onset(), ALERT_AT);
    }

    TimeWindow quiet() {
        return new TimeWindow(ALERT_AT.minus(Duration.ofHours(1)), onset().minusSeconds(200));
    }

    <S extends EvidenceSource> S only(Class<S> port) {
        assertThat(sources.answering(port)).hasSize(1);
        return sources.answering(port).getFirst();
    }

    List<MetricSeries> metrics(MetricQuery query) {
        List<MetricSeries> all = new ArrayList<>();
        only(MetricSource.class).read(query, all::add);
        return all;
    }

    List<LogLine> logs(TimeWindow window) {
        List<LogLine> all = new ArrayList<>();
        only(LogSource.class).read(LogQuery.all(window), all::add);
        return all;
    }

    List<Span> spans(TimeWindow window) {
        List<Span> all = new ArrayList<>();
        only(TraceSource.class).read(TraceQuery.all(window), all::add);
        return all;
    }

    List<Change> changes(TimeWindow window) {
        ToolResult<List<Change>> answer = only(ChangeSource.class).changes(ChangeQuery.all(window));
        List<Change> found = answer.dataOrNull();
        return found == null ? List.of() : found;
    }

    Change change(String id) {
        return changes(world.span()).stream().filter(change -> change.id().equals(id)).findFirst().orElseThrow();
    }

    Inventory inventory() {
        return Objects.requireNonNull(only(ResourceSource.class).inventory(hour()).dataOrNull());
    }

    Topology topology() {
        return Topology.merging(List.of(inventory()));
    }

    /** The mean over the window; not a number when there is no point. */
    double mean(String resource, String metric, TimeWindow window) {
        return metrics(new MetricQuery(Set.of(resource), Set.of(metric), window)).stream()
                .flatMapToDouble(series -> Arrays.stream(series.values()))
                .average().orElse(Double.NaN);
    }

    double before(String resource, String metric) {
        return mean(resource, metric, quiet());
    }

    /** The mean once the incident has unfolded. */
    double after(String resource, String metric) {
        return mean(resource, metric, new TimeWindow(onset().plusSeconds(45), ALERT_AT));
    }

    List<String> services() {
        Names names = world.setting().names();
        return Part.SERVICES.stream().map(names::of).toList();
    }
}
