package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastCallsTest {

    private static final int ONSET = 3_000;

    private final GivenEvidence given = new GivenEvidence();

    /** Two a second: shop and desk both call cart, then list. From the onset on they may stop after cart, which may hardly work any more. */
    private void anHour(boolean stops, long cartWorks) {
        for (int second = 2_000; second < 3_600; second++) {
            boolean bad = second >= ONSET;
            long cart = bad ? cartWorks : 20;
            for (String caller : List.of("shop", "desk")) {
                String trace = caller + second;
                given.span(trace, "a", null, caller, "order", second, 60, null, null, Map.of());
                given.span(trace, "b", "a", "cart", "read", second + 0.002, cart, null, null, Map.of());
                if (!bad || !stops) {
                    given.span(trace, "c", "a", "list", "show", second + 0.030, 20, null, null, Map.of());
                }
            }
        }
    }

    private List<Signal> signals(String kind) throws InterruptedException {
        return given.look(Look.TRACES, new TracesExamination()).signals().stream().filter(s -> s.kind().equals(kind)).toList();
    }

    @Test
    void callersThatEndAfterOneAnswerAreSeen() throws InterruptedException {
        anHour(true, 20);

        List<Signal> found = signals(SignalKinds.TRACE_ENDS_AFTER);

        assertThat(found).extracting(Signal::resource).containsOnly("cart");
        assertThat(found).extracting(Signal::subject).containsExactlyInAnyOrder("shop order", "desk order");
        assertThat(found).allSatisfy(s -> assertThat(s.figures()).containsEntry("quiet", 0.0).containsEntry("incident", 1.0));
    }

    @Test
    void callersThatGoOnAsBeforeAreNot() throws InterruptedException {
        anHour(false, 20);

        assertThat(signals(SignalKinds.TRACE_ENDS_AFTER)).isEmpty();
        assertThat(signals(SignalKinds.HASTY)).isEmpty();
    }

    @Test
    void whoAnswersInAFractionOfItsTimeHardlyWorks() throws InterruptedException {
        anHour(false, 2);

        assertThat(signals(SignalKinds.HASTY)).extracting(Signal::resource).containsExactly("cart");
    }
}
