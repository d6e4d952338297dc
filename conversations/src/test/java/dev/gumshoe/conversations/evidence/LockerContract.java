package dev.gumshoe.conversations.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every locker keeps. */
public interface LockerContract {

    /** An empty locker. */
    Locker locker();

    @Test
    default void hasNothingThatNobodyKept() {
        assertThat(locker().open("case/nothing")).isEmpty();
    }

    @Test
    default void givesBackWhatWasKeptToTheLastBit() {
        Locker locker = locker();
        List<MetricSeries> kept = List.of(
                new MetricSeries("checkout ä", "errors{code=\"5xx\"}", new long[] {-1, 0, 1_772_366_400_000L},
                        new double[] {0.1 + 0.2, Double.MIN_VALUE, -Double.MAX_VALUE}),
                new MetricSeries("empty", "nothing", new long[0], new double[0]));

        locker.keep("case/M1.1", kept);

        assertThat(locker.open("case/M1.1")).contains(kept);
    }

    @Test
    default void keepsADayOfMinutesOfManySeries() {
        Locker locker = locker();
        List<MetricSeries> kept = List.of(noise("a"), noise("b"), noise("c"), noise("d"), noise("e"));

        locker.keep("case/day", kept);

        assertThat(locker.open("case/day")).contains(kept);
    }

    private static MetricSeries noise(String resource) {
        Random random = new Random(resource.hashCode());
        long[] times = new long[1440];
        double[] values = new double[1440];
        for (int i = 0; i < times.length; i++) {
            times[i] = 1_772_366_400_000L + i * 60_000L;
            values[i] = random.nextGaussian();
        }
        return new MetricSeries(resource, "latency", times, values);
    }

    @Test
    default void keepsAnEmptyListApartFromNothing() {
        Locker locker = locker();

        locker.keep("case/none", List.of());

        assertThat(locker.open("case/none")).contains(List.of());
    }

    @Test
    default void keepingAgainReplaces() {
        Locker locker = locker();
        MetricSeries later = new MetricSeries("b", "m", new long[] {2}, new double[] {2});
        locker.keep("case/x", List.of(new MetricSeries("a", "m", new long[] {1}, new double[] {1})));

        locker.keep("case/x", List.of(later));

        assertThat(locker.open("case/x")).contains(List.of(later));
    }

    @Test
    default void forgetsOneCaseAndNotTheNext() {
        Locker locker = locker();
        locker.keep("case-1/x", List.of());
        locker.keep("case-1/y/z", List.of());
        locker.keep("case-11/x", List.of());

        locker.clear("case-1");

        assertThat(locker.open("case-1/x")).isEmpty();
        assertThat(locker.open("case-1/y/z")).isEmpty();
        assertThat(locker.open("case-11/x")).isPresent();
    }
}
