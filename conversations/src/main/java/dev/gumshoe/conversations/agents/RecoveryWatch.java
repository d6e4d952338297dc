package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Pulse;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Recovery;
import dev.gumshoe.conversations.investigation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells from the series that hurt whether a plan helped, once that can be told. */
record RecoveryWatch(EvidenceSources sources, Locker locker, MitigationSettings settings) {

    private static final Duration SHOWN_BEFORE = Duration.ofMinutes(30);

    /** What became of a plan, in words; evidence and chart where the series could be read. */
    record Told(Outcome outcome, String words, @Nullable Evidence evidence, @Nullable Chart chart) {}

    /** What is to be said now; empty while it is too early. */
    Optional<Told> told(Mitigation mitigation, Investigation state, Instant now) {
        MitigationPlan plan = mitigation.plan().orElseThrow();
        Recovery recovery = plan.recovery();
        if (recovery == null) {
            return Optional.of(unknown("No series shows whether it helped; look where people noticed it."));
        }
        Instant applied = Objects.requireNonNull(mitigation.applied()).at();
        boolean late = now.isAfter(applied.plus(settings.patience()));
        Instant from = onset(state).orElse(applied).minus(SHOWN_BEFORE);
        Optional<Pulse.Reading> reading = Pulse.read(sources, recovery.resource(), recovery.metric(),
                new TimeWindow(from, now.truncatedTo(ChronoUnit.SECONDS)),
                settings.steady());
        if (reading.isEmpty() || !reading.get().tells()) {
            return late
                    ? Optional.of(unknown(Pulse.named(recovery.resource(), recovery.metric())
                            + " could not be read since; look where people noticed it."))
                    : Optional.empty();
        }
        Outcome outcome = outcome(recovery.recovered(reading.get().level()));
        boolean settled = !now.isBefore(applied.plus(settings.steady()));
        return (outcome == Outcome.RECOVERED && settled) || late
                ? Optional.of(read(plan, recovery, reading.get(), outcome, applied, state))
                : Optional.empty();
    }

    private static Told unknown(String words) {
        return new Told(Outcome.UNKNOWN, words, null, null);
    }

    private static Optional<Instant> onset(Investigation state) {
        return state.conclusion().map(Conclusion::onset);
    }

    /** @param back the share of the way back to what is usual */
    private static Outcome outcome(double back) {
        return back >= Pulse.RECOVERED ? Outcome.RECOVERED : back >= 0.5 ? Outcome.PARTLY : Outcome.NOT_RECOVERED;
    }

    private Told read(MitigationPlan plan, Recovery recovery, Pulse.Reading reading, Outcome outcome, Instant applied,
            Investigation state) {
        String series = Pulse.named(recovery.resource(), recovery.metric());
        String words = series + " is " + Pulse.value(recovery.metric(), reading.level()) + "; in trouble it was "
                + Pulse.value(recovery.metric(), recovery.troubled()) + ", usual is " + Pulse.value(recovery.metric(), recovery.usual())
                + ".";
        String key = state.id() + "/recovery-" + plan.id();
        locker.keep(key, List.of(Objects.requireNonNull(reading.series())));
        Chart chart = new Chart(key, series, "", onset(state).orElse(null), applied, "applied");
        return new Told(outcome, words, reading.evidence().withExcerpt(words).keptAs(key), chart);
    }
}
