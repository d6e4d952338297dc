package dev.gumshoe.conversations.prevention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.prevention.SimulatedMonth.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecurrencesTest {

    @Test
    void namesWhatRecursInThirtyDaysWithItsIncidentsAndHardlyAnythingElse() {
        Score all = LongStream.range(0, 60).mapToObj(SimulatedMonth::of).map(month -> month.score(Recurrences.among(month.cases())))
                .reduce(new Score(0, 0, 0, 0, 0, 0), Score::plus);

        assertThat((double) all.right() / all.found()).as("precision").isGreaterThan(0.95);
        assertThat((double) all.caught() / all.real()).as("recall").isGreaterThan(0.95);
        assertThat((double) all.named() / all.incidents()).as("incidents named").isGreaterThan(0.9);
    }

    @Test
    void findsNothingWhereEverythingHappensOnce() {
        List<ClosedCase> once = new ArrayList<>();
        SimulatedMonth.of(4).truth().get(Recurrence.Kind.SAME_CAUSE).values().forEach(ids -> SimulatedMonth.of(4).cases().stream()
                .filter(closed -> ids.contains(closed.id())).limit(1).forEach(once::add));

        assertThat(once).hasSize(3);
        assertThat(Recurrences.among(once)).isEmpty();
    }
}
