package dev.gumshoe.conversations.prevention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of closed cases keeps. */
public interface ClosedCasesContract {

    /** A store with nothing in it. */
    ClosedCases cases();

    @Test
    default void giveBackWhatWasKept() {
        ClosedCases cases = cases();
        ClosedCase closed = SimulatedMonth.of(1).cases().getFirst();

        cases.keep(closed);

        assertThat(cases.named(closed.id())).contains(closed);
        assertThat(cases.named("inv-nobody")).isEmpty();
    }

    @Test
    default void replaceWhatIsKeptAgain() {
        ClosedCases cases = cases();
        List<ClosedCase> two = SimulatedMonth.of(1).cases().subList(0, 2);
        cases.keep(two.getFirst());

        cases.keep(two.getFirst());
        cases.keep(two.getLast());

        assertThat(cases.opened(Instant.EPOCH, SimulatedMonth.BEGIN.plus(Duration.ofDays(40)))).containsExactlyElementsOf(two);
    }

    @Test
    default void answerForAStretchOfTimeFromInclusiveToExclusive() {
        ClosedCases cases = cases();
        List<ClosedCase> month = SimulatedMonth.of(2).cases();
        month.forEach(cases::keep);
        Instant from = month.get(3).openedAt();
        Instant to = month.get(7).openedAt();

        assertThat(cases.opened(from, to)).containsExactlyElementsOf(month.subList(3, 7));
        assertThat(cases.opened(to, from)).isEmpty();
    }
}
