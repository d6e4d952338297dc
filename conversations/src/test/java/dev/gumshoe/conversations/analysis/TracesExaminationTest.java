package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TracesExaminationTest {

    private static final int ONSET = 3_000;

    private final GivenEvidence given = new GivenEvidence();

    /** A request a second: gateway calls forge. From the onset on forge fails where the cache was hit, or one of the two is slower. */
    private void anHour(boolean fails, int forgeSlower, int wayLonger) {
        Random random = new Random(7);
        for (int second = 0; second < 3_600; second++) {
            boolean bad = second >= ONSET;
            boolean hit = second % 2 == 0;
            String status = fails && bad && hit ? "ERROR" : "OK";
            int forge = 20 + random.nextInt(5) + (bad ? forgeSlower : 0);
            int way = 2 + (bad ? wayLonger : 0);
            String trace = "t" + second;
            Map<String, String> who = Map.of("robot.id", "rb-" + second % 700);
            given.span(trace, "a", null, "gateway", "GET /robots/" + second, second, forge + way + 10, status, "SERVER", who);
            given.span(trace, "b", "a", "gateway", "GET forge", second + 0.005, forge + way, status, "CLIENT", Map.of());
            given.span(trace, "c", "b", "forge", "build", second + 0.006, forge, status, "SERVER",
                    Map.of("cache.hit", String.valueOf(hit)));
        }
    }

    private Findings look() throws InterruptedException {
        return given.look(Look.TRACES, new TracesExamination());
    }

    private static Signal strongest(Findings findings, String kind) {
        return findings.signals().stream().filter(s -> s.kind().equals(kind)).max((a, b) -> Double.compare(a.strength(), b.strength()))
                .orElseThrow();
    }

    @Test
    void saysWhereErrorsBeginAndWhatSeparatesThem() throws InterruptedException {
        anHour(true, 0, 0);

        Findings findings = look();

        assertThat(findings.observations().getFirst().resource()).isEqualTo("forge");
        assertThat(findings.observations().getFirst().stance()).isEqualTo(Stance.FOR);
        assertThat(findings.observations().getFirst().text()).contains("Errors begin in forge, build", "13:50:00 UTC");
        assertThat(findings.observations())
                .anySatisfy(o -> assertThat(o.text()).contains("cache.hit = true", "(100 %)", "the latter succeed"));
        assertThat(findings.signals()).filteredOn(s -> s.kind().equals(SignalKinds.TRACE_ERROR_ORIGIN)).extracting(Signal::resource)
                .containsOnly("forge");
    }

    @Test
    void tellsAResourceThatIsSlowFromAWayThatIs() throws InterruptedException {
        anHour(false, 80, 0);
        assertThat(strongest(look(), SignalKinds.TRACE_SELF_TIME).resource()).isEqualTo("forge");

        given.spans.clear();
        anHour(false, 0, 80);
        Findings findings = look();

        Signal gap = strongest(findings, SignalKinds.TRACE_NETWORK_GAP);
        assertThat(gap.resource()).isEqualTo("forge");
        assertThat(gap.figures().get("share")).isGreaterThan(0.8);
        assertThat(findings.observations())
                .anySatisfy(o -> assertThat(o.text()).contains("Calls from gateway to forge lose time on the way"));
    }

    @Test
    void aClockThatIsOffChangesNothing() throws InterruptedException {
        anHour(false, 80, 0);
        List<Span> off = given.spans.stream()
                .map(s -> s.resource().equals("forge")
                        ? new Span(s.traceId(), s.spanId(), s.parentSpanId(), s.resource(), s.name(), s.startMicros() - 700_000,
                                s.durationMicros(), s.status(), s.kind(), s.attributes())
                        : s)
                .toList();
        given.spans.clear();
        given.spans.addAll(off);

        Findings findings = look();

        Signal self = strongest(findings, SignalKinds.TRACE_SELF_TIME);
        assertThat(self.resource()).isEqualTo("forge");
        assertThat(self.figures().get("share")).isGreaterThan(0.95);
    }

    @Test
    void theOrderOfSpansAndTheirRepetitionDoNotMatterMuch() throws InterruptedException {
        anHour(true, 0, 0);
        List<Span> mixed = new ArrayList<>();
        for (int from = 0; from < given.spans.size(); from += 300) {
            List<Span> part = new ArrayList<>(given.spans.subList(from, Math.min(given.spans.size(), from + 300)));
            part.addAll(part.subList(0, 3));
            Collections.shuffle(part, new Random(from));
            mixed.addAll(part);
        }
        given.spans.clear();
        given.spans.addAll(mixed);

        assertThat(look().observations().getFirst().text()).contains("Errors begin in forge, build");
    }

    @Test
    void seesACallThatIsNoLongerMade() throws InterruptedException {
        for (int second = 0; second < 3_600; second++) {
            given.span("t" + second, "a", null, "shop", "order", second, 30, null, null, Map.of());
            if (second < ONSET || second % 4 == 0) {
                given.span("t" + second, "b", "a", "shop", "ship", second, 10, null, null, Map.of());
            }
        }

        Findings findings = look();

        assertThat(findings.observations()).anySatisfy(o -> assertThat(o.text()).contains("shop no longer gets to ship in order"));
        assertThat(strongest(findings, SignalKinds.TRACE_MISSING).figures()).containsEntry("quietPerCall", 1.0);
    }

    @Test
    void saysNothingOfAnHourThatIsAllTheSame() throws InterruptedException {
        anHour(false, 0, 0);

        assertThat(look().observations()).isEmpty();
    }

    @Test
    void countsWhoWasAffected() throws InterruptedException {
        anHour(true, 0, 0);

        Findings findings = given.look(Look.IMPACT, new ImpactExamination());

        Signal robots = findings.signals().stream().filter(s -> s.subject().equals("robot.id")).findFirst().orElseThrow();
        assertThat(robots.strength()).isEqualTo(300);
        assertThat(robots.figures()).containsEntry("failed", 300.0).containsEntry("requests", 600.0);
        assertThat(findings.observations().getFirst().text()).contains(
                "300 of 600 traced requests (50 %) failed from 13:50:00 UTC, and it goes on", "300 different robot.id", "for example rb-");
        var impact = ImpactSummary.of(findings.signals(), findings.observations());
        assertThat(impact.affected()).containsEntry("robot.id", 300L);
        assertThat(impact.byOperation()).containsEntry("gateway GET /robots/<num>", 300L);
        assertThat(impact.examples()).hasSize(5);
        assertThat(impact.since()).isEqualTo(GivenEvidence.START.plusSeconds(ONSET));
    }

    @Test
    void aSourceThatFailsIsAGap() throws InterruptedException {
        given.failure = "503 from the trace store";

        assertThat(look().gaps()).singleElement().satisfies(gap -> assertThat(gap.why()).contains("503"));
        assertThat(given.look(Look.IMPACT, new ImpactExamination()).summary()).contains("not known");
    }

    @Test
    void saysWhoseClockIsOffAndByHowMuch() throws InterruptedException {
        for (int second = 0; second < 3_600; second += 10) {
            given.span("t" + second, "a", null, "gateway", "GET /robots", second, 100, "OK", "SERVER", Map.of());
            given.span("t" + second, "b", "a", "forge", "build", second + 2.5 + 0.04, 20, "OK", "SERVER", Map.of());
        }

        Findings findings = look();

        assertThat(findings.gaps()).anySatisfy(gap -> assertThat(gap.why())
                .contains("the clock of forge is about 2.5 s ahead of that of gateway (360 calls)"));
    }

    @Test
    void whatAWrongClockStampedIsReadByTheClockThatMostShare() throws InterruptedException {
        for (int second = 0; second < 3_600; second += 2) {
            String status = second < ONSET ? "OK" : "ERROR";
            given.span("t" + second, "a", null, "gateway", "GET /robots", second, 100, status, "SERVER", Map.of());
            given.span("t" + second, "b", "a", "forge", "build", second - 600 + 0.02, 50, status, "SERVER", Map.of());
            given.span("t" + second, "c", "a", "table", "load", second + 0.08, 5, "OK", "SERVER", Map.of());
        }

        Findings findings = look();

        assertThat(findings.gaps())
                .anySatisfy(gap -> assertThat(gap.why()).contains("by the clock that most share: forge by 600 s forward"));
        assertThat(findings.observations())
                .anySatisfy(o -> assertThat(o.text()).contains("Errors begin in forge", "since 13:50:00 UTC, 0 % before"));
    }

    @Test
    void clocksThatAgreeAreNotSpokenOf() throws InterruptedException {
        anHour(false, 0, 0);

        assertThat(look().gaps()).isEmpty();
    }

    /** Two requests a second: gateway calls cart, which calls stock; from the onset on every third cart answers without having called. */
    private void anHourInWhichCartEndsEarly() {
        for (int second = 0; second < 3_600; second++) {
            boolean ended = second >= ONSET && second % 3 == 0;
            String trace = "t" + second;
            given.span(trace, "a", null, "gateway", "GET /cart", second, 40, ended ? "ERROR" : "OK", "SERVER", Map.of());
            given.span(trace, "b", "a", "cart", "load", second + 0.005, ended ? 3 : 30, "OK", "SERVER", Map.of());
            if (!ended) {
                given.span(trace, "c", "b", "stock", "count", second + 0.006, 20, "OK", "SERVER", Map.of());
            }
        }
    }

    @Test
    void whoAnswersWithoutItsUsualCallsInRequestsThatFailHasEndedEarly() throws InterruptedException {
        anHourInWhichCartEndsEarly();

        Findings findings = look();

        assertThat(findings.signals()).anySatisfy(s -> {
            assertThat(s.resource()).isEqualTo("cart");
            assertThat(s.kind()).isEqualTo(SignalKinds.TRACE_MISSING);
            assertThat(s.subject()).isEqualTo("cart load" + Shortened.ITS_CALLS);
            assertThat(s.figures().get("incidentPerCall")).isLessThan(0.05);
        });
        assertThat(findings.observations()).anySatisfy(o -> assertThat(o.text()).contains("cart answers", "it ends early"));
    }

    @Test
    void whoAnswersInItsUsualWayInRequestsThatFailHasNotEndedEarly() throws InterruptedException {
        anHour(true, 0, 0);

        Findings findings = look();

        assertThat(findings.signals()).noneMatch(s -> s.subject().endsWith(Shortened.ITS_CALLS));
    }
}
