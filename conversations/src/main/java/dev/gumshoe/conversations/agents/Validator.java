package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Pulse;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Precondition;
import dev.gumshoe.conversations.investigation.MitigationPlan.Recovery;
import dev.gumshoe.conversations.investigation.PreValidation.Holds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Looks, without touching anything, whether a plan's preconditions hold at a moment. */
final class Validator {

    private static final Duration LATELY = Duration.ofMinutes(5);
    private static final Duration PULSE = Duration.ofMinutes(2);

    private final EvidenceSources sources;
    private final MitigationPlan plan;
    private final Present present;
    private final ChangeChecks changed;
    private final FleetChecks existing;

    private Validator(EvidenceSources sources, Investigation state, MitigationPlan plan, Instant now) {
        this.sources = sources;
        this.plan = plan;
        this.present = Present.of(sources, state, now.truncatedTo(ChronoUnit.MILLIS));
        this.changed = new ChangeChecks(present, state, plan);
        this.existing = new FleetChecks(present, sources);
    }

    /** How one precondition stands, in a sentence, and what shows it. */
    record Finding(Precondition precondition, Holds holds, String seen, Look look, Evidence evidence) {

        static Finding of(Precondition precondition, Holds holds, String seen, Look look, Evidence evidence) {
            return new Finding(precondition, holds, seen, look, evidence.withExcerpt(seen));
        }
    }

    /** How all preconditions of the plan stand. */
    static List<Finding> findings(EvidenceSources sources, Investigation state, MitigationPlan plan, Instant now) {
        Validator validator = new Validator(sources, state, plan, now);
        return plan.preconditions().stream().map(validator::finding).toList();
    }

    /** What shows that somebody has done what the plan is for; empty when nothing does. */
    static Optional<Finding> done(EvidenceSources sources, Investigation state, MitigationPlan plan, Instant now) {
        Validator validator = new Validator(sources, state, plan, now);
        return plan.preconditions().stream()
                .filter(p -> switch (p.kind()) {
                    case NOT_UNDONE, STILL_THERE, ROOM_TO_GROW -> true;
                    case LAST_GOOD_STANDS, OTHERS_HEALTHY, STILL_HURTING, NOTHING_ELSE_CHANGED -> false;
                })
                .map(validator::finding)
                .filter(finding -> finding.holds() == Holds.DONE)
                .findFirst();
    }

    private Finding finding(Precondition precondition) {
        return switch (precondition.kind()) {
            case NOT_UNDONE -> changed.notUndone(precondition);
            case LAST_GOOD_STANDS -> changed.lastGood(precondition);
            case STILL_THERE -> existing.stillThere(precondition);
            case OTHERS_HEALTHY -> existing.othersHealthy(precondition);
            case STILL_HURTING -> stillHurting(precondition);
            case NOTHING_ELSE_CHANGED -> changed.nothingElse(precondition);
            case ROOM_TO_GROW -> existing.room(precondition);
        };
    }

    private Finding stillHurting(Precondition p) {
        Recovery recovery = plan.recovery();
        Pulse.Reading reading = recovery == null
                ? null
                : Pulse.read(sources, p.resource(), p.value(), TimeWindow.endingAt(present.now(), LATELY), PULSE).orElse(null);
        String series = Pulse.named(p.resource(), p.value());
        if (recovery == null || reading == null || !reading.tells()) {
            return Finding.of(p, Holds.UNKNOWN, series + " could not be read now.", Look.METRICS,
                    reading == null ? present.trail() : reading.evidence());
        }
        boolean over = recovery.recovered(reading.level()) >= Pulse.RECOVERED;
        String level = series + " was " + Pulse.value(p.value(), reading.level()) + " in the last two minutes; "
                + Pulse.value(p.value(), recovery.usual()) + " is usual";
        return Finding.of(p, over ? Holds.DONE : Holds.YES, level + (over ? ": it is over." : "."), Look.METRICS, reading.evidence());
    }
}
