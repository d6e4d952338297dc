package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spans of the last three minutes only: there is no quiet time to compare with. */
class GapFindingsTest {

    private static final List<String> CALLEES = List.of("forge", "schedule", "table", "cache", "mail");

    private final GivenEvidence given = new GivenEvidence();

    /** A request a second: gateway calls all five one after the other; a callee works and a call loses time on the way, in milliseconds. */
    private void threeMinutes(String odd, long works, long lost, int oneIn) {
        for (int second = 3_420; second < 3_590; second++) {
            String trace = "t" + second;
            double at = second;
            long all = 5;
            for (String callee : CALLEES) {
                boolean slow = callee.equals(odd) && second % oneIn == 0;
                long inside = slow ? works : 4;
                long waited = inside + (slow ? lost : 2);
                given.span(trace, callee + "c", "a", "gateway", "call " + callee, at, waited, "OK", "CLIENT", Map.of());
                given.span(trace, callee + "s", callee + "c", callee, "work", at + 0.001, inside, "OK", "SERVER", Map.of());
                at += waited / 1_000.0;
                all += waited;
            }
            given.span(trace, "a", null, "gateway", "GET /", second, all, "OK", "SERVER", Map.of());
        }
    }

    private List<Signal> gaps() throws InterruptedException {
        return look().signals().stream().filter(s -> s.kind().equals(SignalKinds.TRACE_NETWORK_GAP) && s.strength() >= 3).toList();
    }

    private Findings look() throws InterruptedException {
        return given.look(Look.TRACES, new TracesExamination());
    }

    @Test
    void callsThatAllLoseTimeOnTheWayStandOutWithoutQuietTime() throws InterruptedException {
        threeMinutes("table", 4, 300, 1);

        Findings findings = look();

        assertThat(gaps()).extracting(Signal::resource).containsOnly("table");
        assertThat(findings.observations()).extracting(Observation::text)
                .anySatisfy(text -> assertThat(text).contains("Calls from gateway to table lose time on the way: nine of ten lose at least "
                        + "300 ms", "where calls to others lose 2 ms", "no quiet time to compare with"));
    }

    @Test
    void aCalleeThatIsBusyLosesNothingOnTheWay() throws InterruptedException {
        threeMinutes("table", 300, 2, 1);

        assertThat(gaps()).isEmpty();
    }

    @Test
    void whereMostCallsAreFastItIsNoSlowWay() throws InterruptedException {
        threeMinutes("table", 4, 300, 3);

        assertThat(gaps()).isEmpty();
    }

    @Test
    void whatIsLostMattersByHowMuchOfTheRequestsItIs() throws InterruptedException {
        threeMinutes("table", 4, 300, 1);
        Signal all = gaps().stream().filter(s -> s.subject().equals("all calls")).findFirst().orElseThrow();

        assertThat(all.figures()).containsEntry(GapFindings.MATTERS, 0.75).containsEntry("raised", 1.0);
    }
}
