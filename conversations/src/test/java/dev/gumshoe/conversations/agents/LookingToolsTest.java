package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.runbook.Runbook;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookingToolsTest {

    private static final Instant ONSET = Cases.ALARM.minusSeconds(600);
    private static final ToolContext CONTEXT = new ToolContext(Cases.after(), null, "M1.a", ToolLimits.USUAL);

    @Test
    void everyToolTellsWhatItIsForAndOnlyLooks() {
        assertThat(tools(new Shop()).tools()).hasSizeGreaterThan(15).allSatisfy(tool -> {
            assertThat(tool.description()).hasSizeBetween(50, 400);
            assertThat(tool.effect()).isEqualTo(Tool.Effect.READ_ONLY);
            assertThat(tool.parameters()).allSatisfy(p -> assertThat(p.description()).isNotBlank());
        });
    }

    @Test
    void everyToolAnswersWithoutAnyArgument() throws Exception {
        for (Tool tool : tools(new Shop()).tools()) {
            ToolAnswer answer = ask(new Shop(), tool.name());

            assertThat(answer).as(tool.name()).isNotInstanceOfAny(ToolAnswer.Misused.class, ToolAnswer.Failed.class);
            assertThat(answer.text()).as(tool.name()).isNotBlank();
        }
    }

    @Test
    void whatWasFoundCitesTheExactQueryAndHoldsWhatWasShown() throws Exception {
        ToolAnswer answer = ask(new Shop(), "query_metrics", "resources", Argument.of("forge"), "points", Argument.Numeric.of(2));

        assertThat(answer.text()).startsWith("FOUND in shop (query: metrics of [forge])")
                .contains("errors of forge: 120 points, least 1, median 1, most 9 at 2026-03-02T14:00:00Z, last 9");
        assertThat(answer.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.query()).isEqualTo("metrics of [forge]");
            assertThat(evidence.excerpt()).contains("most 9");
        });
    }

    @Test
    void nothingFoundIsNotAFailureAndNamesTheQuery() throws Exception {
        ToolAnswer answer = ask(new Shop(), "search_logs", "text", Argument.of("martian"), "resources", Argument.of("frge"));

        assertThat(answer).isInstanceOf(ToolAnswer.NothingFound.class);
        assertThat(answer.text())
                .startsWith("NOTHING FOUND: shop answered and has no such log lines (query: logs of [frge] | holds martian)")
                .contains("No resource frge is known in the topology; there are f");
    }

    @Test
    void aSourceThatFailsIsAFailureWithItsQuery() throws Exception {
        Shop shop = new Shop();
        shop.failing = true;

        ToolAnswer answer = ask(shop, "search_logs");

        assertThat(answer).isInstanceOf(ToolAnswer.Failed.class);
        assertThat(answer.text()).contains("FAILED: shop did not answer (query: logs of []): timeout: no answer within 5 s")
                .contains("not known");
        assertThat(answer.failures()).hasSize(1);
    }

    @Test
    void failingLooksSayThatTheyFailed() throws Exception {
        Shop shop = new Shop();
        shop.failing = true;

        ToolAnswer answer = ask(shop, "examine_metrics");

        assertThat(answer.text()).startsWith("FAILED: ").contains("GAP: not known: metrics from shop");
    }

    @Test
    void cutsALongListVisiblyAndGoesOnWhereItStopped() throws Exception {
        ToolAnswer first = ask(new Shop(), "search_logs", "text", Argument.of("order"), "limit", Argument.Numeric.of(3));
        ToolAnswer second = ask(new Shop(), "search_logs", "text", Argument.of("order"), "limit", Argument.Numeric.of(3), "offset",
                Argument.Numeric.of(3));

        assertThat(first.text()).contains("order 2 stored").doesNotContain("order 3 stored")
                .endsWith("… 117 more lines; ask with offset=3, or narrow the question.");
        assertThat(second.text()).contains("order 3 stored").doesNotContain("order 2 stored");
    }

    @Test
    void masksSecretsInWhatIsShownAndInTheEvidence() throws Exception {
        ToolAnswer answer = ask(new Shop(), "search_logs", "severities", Argument.of("error"));

        assertThat(answer.text()).contains("[secret]").doesNotContain("hunter22");
        assertThat(answer.evidence().getFirst().excerpt()).doesNotContain("hunter22");
    }

    @Test
    void sortsLogLinesIntoKinds() throws Exception {
        ToolAnswer answer = ask(new Shop(), "log_templates", "split", Argument.of(ONSET.toString()), "order", Argument.of("new"));

        assertThat(answer.text()).contains("0 before 2026-03-02T14:00:00Z, 20 after: ERROR cannot log in with").doesNotContain("stored in");
    }

    @Test
    void findsWhereFailuresBegin() throws Exception {
        ToolAnswer answer = ask(new Shop(), "operations", "split", Argument.of(ONSET.toString()));

        assertThat(answer.text().lines().skip(1).findFirst()).hasValueSatisfying(row -> assertThat(row)
                .startsWith("forge POST /forge: before 2026-03-02T14:00:00Z 100 calls, 0 failed (0 begin there), p50 20 ms")
                .contains("after 20 calls, 20 failed (20 begin there)"));
    }

    @Test
    void showsATraceAsATree() throws Exception {
        ToolAnswer answer = ask(new Shop(), "read_traces", "trace_id", Argument.of("t110"));

        assertThat(answer.text().lines().skip(1)).hasSize(2).satisfiesExactly(
                root -> assertThat(root).contains("shop GET /shop 50 ms SERVER FAILED"),
                below -> assertThat(below).startsWith("  ").contains("forge POST /forge 20 ms SERVER FAILED status ERROR"));
    }

    @Test
    void showsTheDiffOfAChangeThatIsAskedForById() throws Exception {
        ToolAnswer list = ask(new Shop(), "list_changes");
        ToolAnswer one = ask(new Shop(), "list_changes", "id", Argument.of("c-1"));

        assertThat(list.text()).contains("deployment on forge by ann: forge 7 [id c-1]; files: Cache.java; has a diff of 14 characters");
        assertThat(one.text()).contains("\n-old\n+new text");
    }

    @Test
    void tellsTheBlastRadius() throws Exception {
        ToolAnswer answer = ask(new Shop(), "topology", "resource", Argument.of("forge"), "direction", Argument.of("upstream"));

        assertThat(answer.text()).endsWith("hurt when forge is (2, nearest first):\nshop\nweb");
    }

    @Test
    void namesWhatIsKnownWhenAResourceIsNot() throws Exception {
        ToolAnswer answer = ask(new Shop(), "topology", "resource", Argument.of("forg"));

        assertThat(answer).isInstanceOf(ToolAnswer.Misused.class);
        assertThat(answer.text()).contains("No resource forg is known in the topology; there are forge");
    }

    @Test
    void readsARunbookPieceByPiece() throws Exception {
        ToolAnswer first = ask(new Shop(), "read_runbook", "name", Argument.of("cache-clearing"));
        ToolAnswer rest = ask(new Shop(), "read_runbook", "name", Argument.of("cache-clearing"), "from_character",
                Argument.Numeric.of(7_700));

        assertThat(first.text()).contains("… 2300 more characters; ask with from_character=7700");
        assertThat(rest.text()).doesNotContain("more characters");
    }

    @Test
    void aLookBringsObservationsUnderTheCallsOwnIds() throws Exception {
        ToolAnswer answer = ask(new Shop(), "examine_metrics", "since", Argument.of(ONSET.toString()));

        assertThat(answer).isInstanceOfSatisfying(ToolAnswer.Examined.class,
                examined -> assertThat(examined.findings().observations()).isNotEmpty().allMatch(o -> o.id().startsWith("M1.a.")));
        assertThat(answer.text()).contains("forge, error-rate, errors");
    }

    @Test
    void theRankingAsksForMeasurementsFirst() throws Exception {
        assertThat(ask(new Shop(), "rank_suspects").text()).startsWith("NOTHING FOUND: no errand has measured anything yet");
    }

    @Test
    void readsTheRecord() throws Exception {
        assertThat(ask(new Shop(), "journal", "what", Argument.of("gaps")).text())
                .startsWith("NOTHING FOUND: the record holds no such entry");
    }

    private static Toolbox tools(Shop shop) {
        Runbook runbook = new Runbook("cache-clearing", "how to clear the cache of the shop", List.of(), Map.of(),
                () -> "x".repeat(10_000));
        return LookingTools.over(EvidenceSources.of(shop), new InMemoryLocker(), () -> new RunbookLibrary(List.of(runbook)));
    }

    private static ToolAnswer ask(Shop shop, String tool, Object... arguments) throws InterruptedException {
        Map<String, Argument> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            given.put((String) arguments[i], (Argument) arguments[i + 1]);
        }
        return tools(shop).answer(new ToolCall("1", tool, new Arguments(given)), CONTEXT);
    }

    /** A shop whose forge begins to fail ten minutes before the alarm. */
    private static final class Shop implements MetricSource, LogSource, TraceSource, ChangeSource, ResourceSource {

        private boolean failing;

        @Override
        public String name() {
            return "shop";
        }

        @Override
        public Health health() {
            return Health.good("");
        }

        private <T> ToolResult<T> answer(String query, TimeWindow window, T data, boolean any) {
            if (failing) {
                return new ToolResult.Failed<>(name(), query, "timeout", "no answer within 5 s");
            }
            Evidence evidence = new Evidence(name(), query, window, "");
            return any ? new ToolResult.Found<>(data, evidence) : new ToolResult.NothingFound<>(evidence);
        }

        private static Instant at(int i) {
            return Cases.WINDOW.from().plusSeconds(i * 30L);
        }

        @Override
        public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
            if (!failing) {
                long[] times = IntStream.range(0, 120).mapToLong(i -> at(i).toEpochMilli()).toArray();
                double[] values = IntStream.range(0, 120).mapToDouble(i -> at(i).isBefore(ONSET) ? 1 : 9).toArray();
                each.accept(new MetricSeries("forge", "errors", times, values));
            }
            return answer("metrics of " + query.resources(), query.window(), new Tally(1, List.of()), true);
        }

        @Override
        public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
            boolean any = query.resources().isEmpty() || query.resources().contains("forge");
            for (int i = 0; any && !failing && i < 120; i++) {
                each.accept(new LogLine(at(i), "forge", "INFO", "order " + i + " stored in " + i * 7 + " ms", null, Map.of()));
                if (!at(i).isBefore(ONSET)) {
                    each.accept(new LogLine(at(i), "forge", "ERROR", "cannot log in with password=hunter22 " + i, null, Map.of()));
                }
            }
            return answer("logs of " + query.resources(), query.window(), new Tally(120, List.of()), any);
        }

        @Override
        public ToolResult<Tally> read(TraceQuery query, Consumer<? super Span> each) {
            for (int i = 0; !failing && i < 120; i++) {
                long start = at(i).toEpochMilli() * 1_000;
                String status = at(i).isBefore(ONSET) ? "OK" : "ERROR";
                each.accept(new Span("t" + i, "a", null, "shop", "GET /shop", start, 50_000, status, "SERVER", Map.of()));
                each.accept(new Span("t" + i, "b", "a", "forge", "POST /forge", start + 10, 20_000, status, "SERVER", Map.of()));
            }
            return answer("spans", query.window(), new Tally(240, List.of()), true);
        }

        @Override
        public ToolResult<List<Change>> changes(ChangeQuery query) {
            Change change = new Change("c-1", ONSET.minusSeconds(60), Change.Kind.DEPLOYMENT, "forge", "ann", "forge 7",
                    List.of("Cache.java"),
                    "-old\n+new text", Map.of());
            return answer("changes", query.window(), List.of(change), true);
        }

        @Override
        public ToolResult<Inventory> inventory(TimeWindow window) {
            return answer("inventory", window, Cases.inventory(), true);
        }
    }
}
