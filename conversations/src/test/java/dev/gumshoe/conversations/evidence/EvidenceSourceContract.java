package dev.gumshoe.conversations.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.ToolResult.Found;
import dev.gumshoe.conversations.evidence.ToolResult.NothingFound;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every evidence source promises, for the ports it has: implement it, hand in sources with an incident in them, and say when.
 */
public interface EvidenceSourceContract {

    /** The sources under test; together they hold metrics, logs, spans, changes and resources. */
    EvidenceSources sources();

    /** A window in which they hold something of each kind. */
    TimeWindow window();

    private TimeWindow secondHalf() {
        return TimeWindow.endingAt(window().to(), window().length().dividedBy(2));
    }

    private static TimeWindow longAgo() {
        return TimeWindow.endingAt(Instant.parse("1999-01-01T00:00:00Z"), Duration.ofHours(1));
    }

    private List<MetricSeries> series(MetricQuery query) {
        List<MetricSeries> read = new ArrayList<>();
        sources().answering(MetricSource.class).forEach(source -> source.read(query, read::add));
        return read;
    }

    private List<LogLine> lines(LogQuery query) {
        List<LogLine> read = new ArrayList<>();
        sources().answering(LogSource.class).forEach(source -> source.read(query, read::add));
        return read;
    }

    private List<Span> spans(TraceQuery query) {
        List<Span> read = new ArrayList<>();
        sources().answering(TraceSource.class).forEach(source -> source.read(query, read::add));
        return read;
    }

    private List<Change> changes(ChangeQuery query) {
        List<Change> read = new ArrayList<>();
        sources().answering(ChangeSource.class).forEach(source -> {
            if (source.changes(query) instanceof Found<List<Change>> found) {
                read.addAll(found.data());
            }
        });
        return read;
    }

    @Test
    default void hasANameAndSaysWhetherItAnswers() {
        assertThat(sources().all()).isNotEmpty().allSatisfy(source -> {
            assertThat(source.name()).isNotBlank();
            assertThat(source.health().answers()).isTrue();
        });
    }

    @Test
    default void keepsMetricsToTheWindow() {
        assertThat(series(MetricQuery.all(secondHalf()))).isNotEmpty().allSatisfy(s -> {
            assertThat(s.size()).isPositive();
            assertThat(secondHalf().contains(s.time(0))).isTrue();
            assertThat(secondHalf().contains(s.time(s.size() - 1))).isTrue();
        });
    }

    @Test
    default void keepsLogLinesToTheWindow() {
        assertThat(lines(LogQuery.all(secondHalf()))).isNotEmpty().allMatch(line -> secondHalf().contains(line.timestamp()));
    }

    @Test
    default void keepsSpansToTheWindow() {
        assertThat(spans(TraceQuery.all(secondHalf())))
                .isNotEmpty()
                .allMatch(span -> secondHalf().contains(Instant.EPOCH.plusNanos(Math.multiplyExact(span.startMicros(), 1_000))));
    }

    @Test
    default void keepsChangesToTheWindowAndInOrder() {
        assertThat(changes(ChangeQuery.all(window())))
                .isNotEmpty()
                .allMatch(change -> window().contains(change.timestamp()))
                .isSortedAccordingTo((a, b) -> a.timestamp().compareTo(b.timestamp()));
    }

    @Test
    default void keepsToTheResourcesAskedFor() {
        String measured = series(MetricQuery.all(window())).getFirst().resource();
        String logging = lines(LogQuery.all(window())).getFirst().resource();
        String tracing = spans(TraceQuery.all(window())).getFirst().resource();

        assertThat(series(new MetricQuery(Set.of(measured), Set.of(), window())))
                .isNotEmpty()
                .allMatch(s -> s.resource().equals(measured));
        assertThat(lines(new LogQuery(Set.of(logging), window()))).isNotEmpty().allMatch(l -> l.resource().equals(logging));
        assertThat(spans(new TraceQuery(Set.of(tracing), window()))).isNotEmpty().allMatch(s -> s.resource().equals(tracing));
    }

    @Test
    default void keepsToTheMetricsAskedFor() {
        String metric = series(MetricQuery.all(window())).getFirst().metric();

        assertThat(series(new MetricQuery(Set.of(), Set.of(metric), window())))
                .isNotEmpty()
                .allMatch(s -> s.metric().equals(metric));
    }

    @Test
    default void namesTheQueryAndTheWindowOfEveryAnswer() {
        for (MetricSource source : sources().answering(MetricSource.class)) {
            ToolResult<Tally> answer = source.read(MetricQuery.all(window()), _ -> {});

            assertThat(answer).isInstanceOfSatisfying(Found.class, found -> {
                assertThat(found.evidence().source()).isEqualTo(source.name());
                assertThat(found.evidence().query()).isNotBlank();
                assertThat(found.evidence().window()).isEqualTo(window());
            });
        }
    }

    @Test
    default void tellsThatThereIsNothingFromAFailure() {
        sources().answering(MetricSource.class)
                .forEach(s -> assertThat(s.read(MetricQuery.all(longAgo()), _ -> {})).isInstanceOf(NothingFound.class));
        sources().answering(LogSource.class)
                .forEach(s -> assertThat(s.read(LogQuery.all(longAgo()), _ -> {})).isInstanceOf(NothingFound.class));
        sources().answering(TraceSource.class)
                .forEach(s -> assertThat(s.read(TraceQuery.all(longAgo()), _ -> {})).isInstanceOf(NothingFound.class));
        sources().answering(ChangeSource.class)
                .forEach(s -> assertThat(s.changes(ChangeQuery.all(longAgo()))).isInstanceOf(NothingFound.class));
    }

    @Test
    default void namesResourcesOnceAndRelatesOnlyThose() {
        for (ResourceSource source : sources().answering(ResourceSource.class)) {
            assertThat(source.inventory(window())).isInstanceOfSatisfying(Found.class, found -> {
                ResourceSource.Inventory inventory = (ResourceSource.Inventory) found.data();
                List<String> ids = inventory.resources().stream().map(ResourceSource.Resource::id).toList();
                assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
                assertThat(inventory.relations()).allMatch(r -> ids.contains(r.from()) && ids.contains(r.to()));
            });
        }
    }
}
