package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTreeTest {

    private static Span span(String id, String parent, String resource, long start, long duration, String status) {
        return new Span("t", id, parent, resource, "op", start, duration, status, null, Map.of());
    }

    @Test
    void ownTimeIsTheDurationWithoutTheUnionOfTheChildren() {
        TraceTree tree = new TraceTree(List.of(
                span("a", null, "x", 0, 100, null),
                span("b", "a", "x", 10, 30, null),
                span("c", "a", "x", 20, 40, null),
                span("d", "a", "x", 90, 50, null)));

        assertThat(tree.selfMicros[0]).isEqualTo(100 - 50 - 10);
    }

    @Test
    void anErrorBeginsAtTheDeepestSpanThatFails() {
        TraceTree tree = new TraceTree(List.of(
                span("a", null, "x", 0, 100, "500"), span("b", "a", "y", 10, 30, "ERROR"), span("c", "b", "z", 12, 10, "OK")));

        assertThat(tree.origin).containsExactly(false, true, false);
    }

    @Test
    void spansThatAreEachOthersParentsAreReadAsRoots() {
        TraceTree tree = new TraceTree(List.of(span("a", "b", "x", 0, 10, null), span("b", "a", "x", 0, 10, null),
                span("c", "c", "x", 0, 5, null), span("d", "gone", "x", 0, 5, null)));

        assertThat(tree.parent[2]).isEqualTo(-1);
        assertThat(tree.parent[0] == -1 || tree.parent[1] == -1).isTrue();
        assertThat(tree.orphans).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "OK,SERVER,WELL", "ERROR,SERVER,FAILED", "503,SERVER,FAILED", "404,SERVER,CALLER_AT_FAULT", "429,SERVER,FAILED",
        "403,CLIENT,FAILED",
        "403,SERVER,CALLER_AT_FAULT", "UNAVAILABLE,CLIENT,FAILED", "NOT_FOUND,CLIENT,CALLER_AT_FAULT", "PERMISSION_DENIED,CLIENT,FAILED",
        "200,SERVER,WELL", ",SERVER,WELL"})
    void readsEveryConventionOfStatus(String status, String kind, Outcome expected) {
        Span span = new Span("t", "s", "p", "x", "op", 0, 1, status, kind, Map.of());

        assertThat(Outcome.of(span)).isEqualTo(expected);
    }

    @Test
    void believesACodeOverAFlag() {
        Span notFound = new Span("t", "s", "p", "x", "op", 0, 1, "ERROR", "CLIENT", Map.of("http.response.status_code", "404"));
        Span grpc = new Span("t", "s", "p", "x", "op", 0, 1, null, "CLIENT", Map.of("rpc.grpc.status_code", "14"));

        assertThat(Outcome.of(notFound)).isEqualTo(Outcome.CALLER_AT_FAULT);
        assertThat(Outcome.of(grpc)).isEqualTo(Outcome.FAILED);
    }

    @Test
    void neverHoldsMoreSpansThanAllowedHoweverTracesAreMixed() {
        List<Integer> sizes = new ArrayList<>();
        TraceAssembler assembler = new TraceAssembler(1_000, spans -> sizes.add(spans.size()));
        for (int i = 0; i < 50_000; i++) {
            assembler.accept(new Span("t" + i % 5_000, "s" + i, null, "x", "op", i, 1, null, null, Map.of()));
        }
        assembler.close();

        assertThat(assembler.mostHeld()).isLessThanOrEqualTo(1_001);
        assertThat(assembler.pushedOut()).isPositive();
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(50_000);
    }

    @Test
    void learnsWhoCallsWhomWhateverComesFirst() {
        CallsSeen seen = new CallsSeen();
        seen.accept(span("b", "a", "forge", 5, 1, null));
        seen.accept(span("a", null, "bot", 0, 9, null));
        seen.accept(span("c", "b", "table", 6, 1, null));

        var inventory = seen.inventory(Instant.EPOCH);

        assertThat(inventory.relations()).extracting(r -> r.from() + ">" + r.to() + " " + r.how()).containsExactly("bot>forge spans",
                "forge>table spans");
    }
}
