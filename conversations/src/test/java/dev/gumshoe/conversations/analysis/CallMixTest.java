package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.analysis.CallMix.Read;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSource.Health;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallMixTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int POINTS = 30;
    private static final int BROKEN = 24;
    private static final Topology CALLS = Topology.merging(List.of(new Inventory(
            List.of(new Resource("front", "service", Map.of(), START), new Resource("ads", "service", Map.of(), START)),
            List.of(new Relation("front", "ads", RelationKind.CALLS, "declared", START)))));

    private static final class Given implements MetricSource {

        @Override
        public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
            return new ToolResult.NothingFound<>(new Evidence("given", "nothing", query.window(), ""));
        }

        @Override
        public String name() {
            return "given";
        }

        @Override
        public Health health() {
            return Health.good("in memory");
        }
    }

    private static Read series(String resource, String metric, IntToDoubleFunction value) {
        long[] times = IntStream.range(0, POINTS).mapToLong(i -> START.plusSeconds(60L * i).toEpochMilli()).toArray();
        return new Read(new Given(), new MetricSeries(resource, metric, times, IntStream.range(0, POINTS).mapToDouble(value).toArray()));
    }

    // as many people as there are at that hour, never twice the same
    private static double people(int minute) {
        return 100 + 60 * Math.sin(minute / 4.0) + minute % 3;
    }

    private static List<CallMix> mixes(IntToDoubleFunction front, IntToDoubleFunction ads) {
        return CallMix.among(List.of(series("front", "requests", front), series("ads", "requests", ads)), CALLS,
                START.plusSeconds(60L * BROKEN));
    }

    @Test
    void seesThatARequestBringsAboutLessHoweverManyThereAre() {
        List<CallMix> mixes = mixes(CallMixTest::people, i -> people(i) * (i < BROKEN ? 0.5 : 0.1));

        assertThat(mixes).singleElement().satisfies(mix -> {
            assertThat(mix.fell()).isTrue();
            assertThat(mix.signal(null).resource()).isEqualTo("front");
            assertThat(mix.signal(null).subject()).isEqualTo("ads");
            assertThat(mix.tell()).contains("front brings ads less work", "0.1 requests since 12:24:00 UTC, 0.5 before");
        });
    }

    @Test
    void fewerPeopleAreNoFewerCallsForEach() {
        List<CallMix> mixes = mixes(i -> people(i) * (i < BROKEN ? 1 : 0.2), i -> people(i) * (i < BROKEN ? 0.5 : 0.1));

        assertThat(mixes).noneMatch(CallMix::fell);
    }

    @Test
    void seriesOfDifferentNamesDoNotCompare() {
        List<Read> read = List.of(series("front", "requests", CallMixTest::people), series("ads", "throughput", i -> i < BROKEN ? 50 : 5));

        assertThat(CallMix.among(read, CALLS, START.plusSeconds(60L * BROKEN))).isEmpty();
    }

    @Test
    void aPointInWhichHardlyAnythingWasAskedTellsNothing() {
        List<CallMix> mixes = mixes(i -> i % 5 == 0 ? 1 : people(i), i -> i % 5 == 0 ? 0 : people(i) * 0.5);

        assertThat(mixes).singleElement()
                .satisfies(mix -> assertThat(mix.ratio().values()).usingComparatorWithPrecision(1e-9).containsOnly(0.5));
    }
}
