package dev.gumshoe.adapters.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sound recording answers, and what a missing file makes of an answer. */
class CaseSourceTest {

    @TempDir
    Path folder;

    @Test
    void groupsMetricRowsIntoSeriesWhateverTheirOrder() {
        var read = CaseFolder.in(folder).with("metrics.csv", """
                timestamp,resource,metric,value
                1714557600,"checkout, eu",cpu,1.5
                1714557600,cart,"p99 ""slow\""",7
                1714557660,"checkout, eu",cpu,2.5
                """).metrics();

        assertThat(read.items()).extracting(Object::toString).containsExactly("cpu of checkout, eu (2 points)",
                "p99 \"slow\" of cart (1 points)");
        assertThat(read.items().getFirst().values()).containsExactly(1.5, 2.5);
        assertThat(read.defects()).isEmpty();
    }

    @Test
    void asksMetricsByResourceMetricAndTime() {
        CaseSource source = CaseFolder.in(folder).with("metrics.csv", """
                timestamp,resource,metric,value
                1714557600,a,cpu,1
                1714557660,a,cpu,2
                1714557600,a,mem,3
                1714557600,b,cpu,4
                """).source();
        TimeWindow window = new TimeWindow(Instant.ofEpochSecond(1714557600), Instant.ofEpochSecond(1714557660));
        List<Object> found = new ArrayList<>();

        var result = source.read(new MetricQuery(Set.of("a"), Set.of("cpu"), window), series -> found.add(series.value(0)));

        assertThat(found).containsExactly(1.0);
        assertThat(result).isInstanceOfSatisfying(ToolResult.Found.class, it -> assertThat(it.evidence().query())
                .isEqualTo("metrics.csv where resource=a and metric=cpu from 2024-05-01T10:00:00Z to 2024-05-01T10:01:00Z"));
    }

    @Test
    void keepsUnknownFieldsOfALogLineAsAttributes() {
        var read = CaseFolder.in(folder).with("logs.jsonl", """
                {"timestamp":"2024-05-01T10:00:00.123456Z","resource":"cart","severity":"warn","body":"a\\nb","traceId":"t1",\
                "thread":"main","attributes":{"robot.id":"r-7","n":3}}
                """).logs();

        assertThat(read.items()).containsExactly(new LogLine(Instant.parse("2024-05-01T10:00:00.123456Z"), "cart", "WARN", "a\nb", "t1",
                Map.of("thread", "main", "robot.id", "r-7", "n", "3")));
    }

    @Test
    void readsSpansWithWhatTheyMayLeaveOut() {
        var read = CaseFolder.in(folder).with("spans.jsonl", """
                {"traceId":"t","spanId":"1","parentSpanId":null,"resource":"web","name":"GET","start":1714557600000000,"durationMicros":5}
                {"traceId":"t","spanId":"2","parentSpanId":"1","resource":"cart","name":"Add","start":1714557600000001,"durationMicros":3,\
                "status":500,"kind":"SERVER","attributes":{"robot.id":"r"}}
                """).spans();

        assertThat(read.items()).hasSize(2);
        assertThat(read.items().getFirst().parentSpanId()).isNull();
        assertThat(read.items().getLast().status()).isEqualTo("500");
        assertThat(read.items().getLast().attributes()).containsEntry("robot.id", "r");
    }

    @Test
    void givesChangesInOrderOfTimeAndKeepsAKindItHasNoNameFor() {
        CaseSource source = CaseFolder.in(folder).with("changes.jsonl", """
                {"id":"c2","timestamp":"2024-05-01T11:00:00Z","kind":"deployment","resource":"cart","actor":"ci","title":"v2",\
                "files":["A.java","B.java"],"diff":"- a\\n+ b"}
                {"id":"c1","timestamp":"2024-05-01T10:00:00Z","kind":"migration","resource":null,"actor":"ann","title":"t"}
                """).source();

        var all = source.changes(ChangeQuery.all(CaseFolder.DAY)).dataOrNull();
        var ofCart = source.changes(new ChangeQuery(Set.of("cart"), CaseFolder.DAY)).dataOrNull();

        assertThat(all).extracting(Change::id).containsExactly("c1", "c2");
        assertThat(all.getFirst().kind()).isEqualTo(Change.Kind.OTHER);
        assertThat(all.getFirst().attributes()).containsEntry("kind", "migration");
        assertThat(all.getLast().files()).containsExactly("A.java", "B.java");
        assertThat(ofCart).extracting(Change::id).containsExactly("c2");
    }

    @Test
    void readsTheTopologyWithTheKindOfEachDependency() {
        var inventory = CaseFolder.in(folder).with("topology.json", """
                {"resources": [{"id": "web", "kind": "service", "tier": "1"}, {"id": "web-1", "kind": "instance"}],
                 "dependencies": [{"from": "web", "to": "cart"}, {"from": "web", "to": "web-1", "kind": "consists-of"},
                                  {"from": "web", "to": "s3", "kind": "may-call"}]}
                """).source().inventory(CaseFolder.DAY).dataOrNull();

        assertThat(inventory.resources().getFirst().attributes()).containsEntry("tier", "1");
        assertThat(inventory.relations()).extracting(relation -> relation.kind()).containsExactly(RelationKind.CALLS,
                RelationKind.CONSISTS_OF, RelationKind.MAY_CALL);
    }

    @Test
    void saysThatAMissingFileIsNotKnownRatherThanEmpty() {
        CaseFolder bare = CaseFolder.in(folder);

        List<ToolResult<?>> answers = List.of(bare.metrics().result(), bare.logs().result(), bare.spans().result(), bare.changes(),
                bare.source().inventory(CaseFolder.DAY));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOfSatisfying(ToolResult.Failed.class,
                failed -> assertThat(failed.status()).isEqualTo("absent")));
        assertThat(bare.source().health().answers()).isFalse();
    }

    @Test
    void saysThatNothingWasFoundWhenTheFileIsThereAndHoldsNothingOfTheWindow() {
        CaseFolder quiet = CaseFolder.in(folder).with("changes.jsonl", "").with("logs.jsonl",
                "{\"timestamp\":\"2020-01-01T00:00:00Z\",\"resource\":\"a\",\"severity\":\"\",\"body\":\"b\"}");

        assertThat(quiet.changes()).isInstanceOf(ToolResult.NothingFound.class);
        assertThat(quiet.logs().result()).isInstanceOfSatisfying(ToolResult.NothingFound.class,
                nothing -> assertThat(nothing.searched().query()).startsWith("logs.jsonl from 2024-05-01T00:00:00Z"));
    }
}
