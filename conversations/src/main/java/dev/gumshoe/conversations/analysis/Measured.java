package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A series, what it measures, and how it left its quiet time. */
record Measured(MetricSource source, MetricSeries series, MetricClass what, Deviation deviation) {

    /** The figure under which a signal holds the usual level. */
    static final String QUIET = "quiet";

    /** The figure under which a signal holds the level while it deviated. */
    static final String LEVEL = "level";

    /** The figure under which a signal holds the distance in usual spreads. */
    static final String SCORE = "score";

    /** The figure that is 1 where a duration was seen by the caller. */
    static final String CALLER_SIDE = "caller-side";

    /** Whether it is worth a person's time. */
    boolean telling() {
        return deviation.strength() >= Deviation.TELLING;
    }

    /** Whether it moved in the bad direction, or in one that only tells. */
    boolean symptom() {
        return what.worse() != 0 && telling();
    }

    /**
     * For the ranking.
     *
     * @param agreement what remains of its strength, 0 to 1
     */
    Signal signal(double agreement, @Nullable String observation) {
        return new Signal(
                series.resource(),
                what.kind(),
                series.metric(),
                agreement * deviation.strength(),
                deviation.onset(),
                Map.of(
                        QUIET, deviation.quiet(),
                        LEVEL, deviation.level(),
                        SCORE, deviation.score(),
                        Saturation.FULL, Saturation.of(series, what, deviation),
                        CALLER_SIDE, MetricClass.seenByCaller(series.metric()) ? 1.0 : 0.0),
                observation);
    }
}
