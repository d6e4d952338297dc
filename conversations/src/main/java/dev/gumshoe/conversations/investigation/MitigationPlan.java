package dev.gumshoe.conversations.investigation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The smallest safe action against a cause, in phases, for a person to carry out: Gumshoe executes nothing.
 *
 * @param id unique in its case: {@code plan-1}, {@code plan-2}, …
 * @param recipe the entry of the catalogue it was made from
 * @param title what is done, in one line, with real names
 * @param resource what is acted on
 * @param change the change that is undone, or null
 * @param why why this and no other, with the observations it stands on
 * @param expect what people will see when it works
 * @param risk of the whole
 * @param riskWhy what may go wrong
 * @param reach what it touches: the blast radius, nearest first
 * @param preconditions what must hold before anybody applies it, and Gumshoe looks at itself
 * @param recovery what will show that it helped, or null when nothing that is measured does
 * @param advice what runbooks say to it, a line each with the runbook's name
 * @param open what the evidence did not tell and a person has to fill in; empty when the commands are complete
 */
public record MitigationPlan(
        String id,
        String recipe,
        String title,
        String resource,
        Mechanism mechanism,
        @Nullable String change,
        Statement why,
        String expect,
        Risk risk,
        String riskWhy,
        List<String> reach,
        List<Step> steps,
        List<Precondition> preconditions,
        @Nullable Recovery recovery,
        List<String> advice,
        List<String> open) {

    /** The order in which a plan is carried out. */
    public enum Phase {
        /** Gather what is needed, read-only. */
        PREPARE,
        /** Make sure that it still is the right thing to do. */
        PRE_VALIDATE,
        /** Do it. */
        APPLY,
        /** Make sure that it helped. */
        POST_VALIDATE,
        /** Undo it. */
        ROLL_BACK;

        /** As people read it: {@code pre-validate}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-').replace("roll-back", "roll back");
        }
    }

    /** How much a step may hurt. */
    public enum Risk {
        /** It only reads. */
        NONE,
        /** It can be undone at once and touches little. */
        LOW,
        /** It touches what serves users. */
        MEDIUM,
        /** It may lose data or capacity. */
        HIGH
    }

    /**
     * One step.
     *
     * @param how the exact command, or the path through a console
     * @param command whether {@code how} is typed into a shell as it stands
     * @param expect what is seen when it went well
     * @param reach what it touches, in words; empty when it only reads
     */
    public record Step(Phase phase, String title, String how, boolean command, String expect, Risk risk, String reach) {

        /** Checks that all is said. */
        public Step {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(risk, "risk");
            if (title.isBlank() || how.isBlank()) {
                throw new IllegalArgumentException("a step needs a title and says how it is done");
            }
        }
    }

    /**
     * Something that has to hold before the plan is applied.
     *
     * @param resource what is looked at
     * @param value what is expected there, as the check means it: a version, a change's id; may be empty
     */
    public record Precondition(Kind kind, String resource, String value) {

        /** What Gumshoe can look at without touching anything. */
        public enum Kind {
            /** Nobody has undone the change {@code value} yet. */
            NOT_UNDONE,
            /** The version {@code value} is still the last good one. */
            LAST_GOOD_STANDS,
            /** The resource is still there. */
            STILL_THERE,
            /** The other instances beside the resource are well. */
            OTHERS_HEALTHY,
            /** Users are still hurt. */
            STILL_HURTING,
            /** Nothing else was changed nearby in the last minutes. */
            NOTHING_ELSE_CHANGED,
            /** The group may grow. */
            ROOM_TO_GROW
        }

        /** Checks that all is said. */
        public Precondition {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The series that shows whether people are still hurt.
     *
     * @param usual its level in the quiet time
     * @param troubled its level in trouble
     */
    public record Recovery(String resource, String metric, double usual, double troubled) {

        /** @throws IllegalArgumentException when the two levels are the same, so that nothing could be told */
        public Recovery {
            if (!Double.isFinite(usual) || !Double.isFinite(troubled) || usual == troubled) {
                throw new IllegalArgumentException(metric + " of " + resource + " is " + usual + " and " + troubled + ": tells nothing");
            }
        }

        /** How far a level is on the way back: 1 as usual, 0 as bad as it was. */
        public double recovered(double level) {
            return (troubled - level) / (troubled - usual);
        }
    }

    /** @throws IllegalArgumentException when a plan has nothing to apply */
    public MitigationPlan {
        Objects.requireNonNull(mechanism, "mechanism");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(risk, "risk");
        reach = List.copyOf(reach);
        steps = List.copyOf(steps);
        preconditions = List.copyOf(preconditions);
        advice = List.copyOf(advice);
        open = List.copyOf(open);
        if (steps.stream().noneMatch(step -> step.phase() == Phase.APPLY)) {
            throw new IllegalArgumentException("plan " + id + " (" + recipe + ") has nothing to apply");
        }
    }

    /** The same plan for another reason. */
    public MitigationPlan because(Statement reason) {
        return new MitigationPlan(id, recipe, title, resource, mechanism, change, reason, expect, risk, riskWhy, reach, steps,
                preconditions, recovery,
                advice, open);
    }

    /** The steps of that phase, in order. */
    public List<Step> steps(Phase phase) {
        return steps.stream().filter(step -> step.phase() == phase).toList();
    }
}
