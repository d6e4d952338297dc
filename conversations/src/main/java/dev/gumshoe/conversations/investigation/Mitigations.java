package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** All plans of a case, the latest last; an earlier one is superseded by a later and nothing is done about it any more. Immutable. */
public record Mitigations(List<Mitigation> all) {

    static final Mitigations NONE = new Mitigations(List.of());

    /** Takes a copy. */
    public Mitigations {
        all = List.copyOf(all);
    }

    /** The latest request and what became of it. */
    public Optional<Mitigation> latest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The latest plan that nobody has applied yet. */
    public Optional<MitigationPlan> pending() {
        return latest().filter(m -> m.applied() == null && m.seen() == null).flatMap(Mitigation::plan);
    }

    /** The mitigation of the plan of that id. */
    public Optional<Mitigation> of(String plan) {
        return all.stream().filter(planIs(plan)).findFirst();
    }

    /** Whether a message of that id asked for something of this. */
    boolean heard(String message) {
        return all.stream().anyMatch(m -> m.request().message().equals(message)
                || m.asked().stream().anyMatch(again -> again.message().equals(message))
                || (m.applied() != null && message.equals(m.applied().message())));
    }

    Mitigations plus(MitigationAsked request) {
        List<Mitigation> longer = new ArrayList<>(all);
        longer.add(Mitigation.of(request));
        return new Mitigations(longer);
    }

    Mitigations answering(String message, UnaryOperator<Mitigation> change) {
        return changed(m -> m.request().message().equals(message), change);
    }

    Mitigations about(String plan, UnaryOperator<Mitigation> change) {
        return changed(planIs(plan), change);
    }

    private Mitigations changed(Predicate<Mitigation> which, UnaryOperator<Mitigation> change) {
        return new Mitigations(all.stream().map(m -> which.test(m) ? change.apply(m) : m).toList());
    }

    private static Predicate<Mitigation> planIs(String plan) {
        return m -> m.plan().filter(known -> known.id().equals(plan)).isPresent();
    }
}
