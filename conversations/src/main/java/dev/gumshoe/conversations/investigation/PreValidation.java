package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.investigation.MitigationPlan.Precondition;
import java.util.List;
import java.util.Objects;

/** What came of looking whether a plan still is the right thing to do. */
public record PreValidation(List<Checked> checks) {

    /** How a precondition stands. */
    public enum Holds {
        /** It holds. */
        YES,
        /** It does not, and the plan must wait for a person's word. */
        NO,
        /** Somebody has done already what the plan is for, or it is over by itself. */
        DONE,
        /** It could not be looked at. */
        UNKNOWN
    }

    /** One precondition, how it stands, and what was seen. */
    public record Checked(Precondition precondition, Holds holds, Statement seen) {

        /** Checks that all is said. */
        public Checked {
            Objects.requireNonNull(precondition, "precondition");
            Objects.requireNonNull(holds, "holds");
            Objects.requireNonNull(seen, "seen");
        }
    }

    /** Takes a copy. */
    public PreValidation {
        checks = List.copyOf(checks);
    }

    /** The worst of all: what a person has to know before they act. {@link Holds#DONE} first, since nothing is to be done then. */
    public Holds verdict() {
        for (Holds worst : List.of(Holds.DONE, Holds.NO, Holds.UNKNOWN)) {
            if (checks.stream().anyMatch(check -> check.holds() == worst)) {
                return worst;
            }
        }
        return Holds.YES;
    }
}
