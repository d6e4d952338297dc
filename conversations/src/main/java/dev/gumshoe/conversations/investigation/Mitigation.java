package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.investigation.JournalEntry.MitigationApplied;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationPlanned;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationUnplanned;
import dev.gumshoe.conversations.investigation.JournalEntry.PreValidated;
import dev.gumshoe.conversations.investigation.JournalEntry.RecoverySeen;
import dev.gumshoe.conversations.investigation.JournalEntry.ValidationAsked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request for a plan and all that became of it: the part of a case's fold that is about mending. Immutable.
 *
 * @param planned the plan, or null while there is none
 * @param unplanned why there is none, or null
 * @param asked how often people wanted it looked at again
 * @param validated what came of looking, the latest last
 * @param applied who applied it, or null
 * @param seen what became of the trouble, or null
 */
public record Mitigation(
        MitigationAsked request,
        @Nullable MitigationPlanned planned,
        @Nullable MitigationUnplanned unplanned,
        List<ValidationAsked> asked,
        List<PreValidated> validated,
        @Nullable MitigationApplied applied,
        @Nullable RecoverySeen seen) {

    /** What there is to do about a plan, in this order. */
    public enum Errand {
        /** Make the plan. */
        PLAN,
        /** Look whether it still is the right thing to do. */
        VALIDATE,
        /** Look out for somebody applying it without a word. */
        NOTICE,
        /** Look whether it helped. */
        WATCH
    }

    /** Takes copies. */
    public Mitigation {
        asked = List.copyOf(asked);
        validated = List.copyOf(validated);
    }

    static Mitigation of(MitigationAsked request) {
        return new Mitigation(request, null, null, List.of(), List.of(), null, null);
    }

    /** The plan, once there is one. */
    public Optional<MitigationPlan> plan() {
        return Optional.ofNullable(planned).map(MitigationPlanned::plan);
    }

    /** What came of the latest look. */
    public Optional<PreValidated> latestLook() {
        return validated.isEmpty() ? Optional.empty() : Optional.of(validated.getLast());
    }

    /** What is to be done next; empty when all is done. */
    public Optional<Errand> errand() {
        if (unplanned != null || seen != null) {
            return Optional.empty();
        }
        if (planned == null) {
            return Optional.of(Errand.PLAN);
        }
        if (applied != null) {
            return Optional.of(Errand.WATCH);
        }
        return Optional.of(validated.size() <= asked.size() ? Errand.VALIDATE : Errand.NOTICE);
    }

    /** Whether Gumshoe still owes people a word about it. */
    public boolean owed() {
        return errand().filter(errand -> errand != Errand.NOTICE).isPresent();
    }

    Mitigation with(MitigationPlanned plan) {
        return new Mitigation(request, plan, unplanned, asked, validated, applied, seen);
    }

    Mitigation with(MitigationUnplanned none) {
        return new Mitigation(request, planned, none, asked, validated, applied, seen);
    }

    Mitigation with(ValidationAsked again) {
        return new Mitigation(request, planned, unplanned, plus(asked, again), validated, applied, seen);
    }

    Mitigation with(PreValidated look) {
        return new Mitigation(request, planned, unplanned, asked, plus(validated, look), applied, seen);
    }

    Mitigation with(MitigationApplied done) {
        return new Mitigation(request, planned, unplanned, asked, validated, applied == null ? done : applied, seen);
    }

    Mitigation with(RecoverySeen end) {
        return new Mitigation(request, planned, unplanned, asked, validated, applied, end);
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
