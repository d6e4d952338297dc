package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.GapAnswer;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.CaseJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.ExpertCalled;
import dev.gumshoe.conversations.investigation.JournalEntry.GapAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationApplied;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.JournalEntry.ValidationAsked;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.Mitigations;
import dev.gumshoe.conversations.investigation.Truth;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What people do to a case with buttons, written into its journal. */
final class Acts {

    private final Journal journal;
    private final Consumer<String> woken;

    /** @param woken told the id of a closed case that was written to, so that somebody delivers it */
    Acts(Journal journal, Consumer<String> woken) {
        this.journal = journal;
        this.woken = woken;
    }

    /** Writes down what was done, unless it was already or cannot be any more. */
    Intent act(String caseId, Action action, Message message) {
        String place = message.place().toString();
        return switch (action.kind()) {
            case STOP -> write(caseId, Intent.Kind.STEERING, message,
                    new SteeringReceived(message.at(), message.id(), message.author(), message.text(), place, new Direction.Stop()));
            case EXPERT -> write(caseId, Intent.Kind.QUESTION, message,
                    new ExpertCalled(message.at(), message.id(), message.author(), place));
            case NORMAL -> gap(caseId, action.subject(), GapAnswer.NORMAL, message);
            case GRANT -> gap(caseId, action.subject(), GapAnswer.GRANTED, message);
            case NOT_RELEVANT -> gap(caseId, action.subject(), GapAnswer.NOT_RELEVANT, message);
            case RIGHT -> judge(caseId, Truth.RIGHT, message);
            case PARTLY -> judge(caseId, Truth.PARTLY, message);
            case WRONG -> judge(caseId, Truth.WRONG, message);
            case PLAN -> mend(caseId, message);
            case RECHECK -> pending(caseId, action.subject(), message,
                    plan -> new ValidationAsked(message.at(), message.id(), message.author(), place, plan));
            case APPLIED -> pending(caseId, action.subject(), message,
                    plan -> new MitigationApplied(message.at(), plan, message.id(), message.author(), place, message.text()));
            case STEER, WHY_NOT, SHOW_MORE, INVESTIGATE, ACCEPT, REJECT, ASSIGN, COMPLETE ->
                throw new IllegalArgumentException(action.kind() + " is done by the surface, or by saying words to the case");
        };
    }

    /** Asks for a plan; where there is one that nobody applied and nothing was concluded since, it is looked at again instead. */
    Intent mend(String caseId, Message message) {
        String place = message.place().toString();
        return write(caseId, Intent.Kind.MITIGATION, message, standing(new Casebook(journal, caseId).read())
                .<JournalEntry>map(plan -> new ValidationAsked(message.at(), message.id(), message.author(), place, plan))
                .orElseGet(() -> new MitigationAsked(message.at(), message.id(), message.author(), message.text(), place)));
    }

    private static Optional<String> standing(Investigation state) {
        Optional<Mitigation> latest = state.mitigations().latest();
        boolean since = latest.map(Mitigation::planned).filter(p -> state.concludedAt().filter(p.at()::isBefore).isEmpty()).isPresent();
        return since ? state.mitigations().pending().map(MitigationPlan::id) : Optional.empty();
    }

    private Intent pending(String caseId, String plan, Message message, Function<String, JournalEntry> entry) {
        Mitigations plans = new Casebook(journal, caseId).read().mitigations();
        Optional<String> pending = plans.pending().map(MitigationPlan::id);
        if (pending.isEmpty() || !(plan.isEmpty() || pending.get().equals(plan))) {
            return new Intent.Refused(pending.isEmpty()
                    ? nothingPending(plans)
                    : "A newer plan took its place; use the buttons there.");
        }
        return write(caseId, Intent.Kind.MITIGATION, message, entry.apply(pending.get()));
    }

    private static String nothingPending(Mitigations plans) {
        return plans.latest().filter(m -> m.applied() != null).map(m -> m.seen() == null
                ? "That is noted already; I am watching whether it helps."
                : "That is noted already, and what became of it is said above.")
                .orElse("There is no plan here that nobody has applied yet.");
    }

    private Intent gap(String caseId, String gap, GapAnswer answer, Message message) {
        Investigation state = new Casebook(journal, caseId).read();
        if (state.gaps().stream().noneMatch(known -> known.id().equals(gap))) {
            return new Intent.Refused("Case " + caseId + " misses nothing of the id " + gap + ".");
        }
        if (state.gapAnswer(gap).isPresent()) {
            return new Intent.Refused(state.gapAnswer(gap).get().author() + " has answered that already.");
        }
        return write(caseId, Intent.Kind.EVIDENCE, message,
                new GapAnswered(message.at(), message.id(), message.author(), message.place().toString(), gap, answer));
    }

    /** Takes somebody's word on how right the conclusion was, after the end too. */
    Intent judge(String caseId, Truth truth, Message message) {
        Casebook book = new Casebook(journal, caseId);
        String words = truth == Truth.RIGHT && message.text().isBlank() ? "" : message.text();
        boolean written = book.record(
                new CaseJudged(message.at(), message.id(), message.author(), message.place().toString(), truth, words),
                s -> s.exists() && !s.heard(message.id()));
        if (written && book.read().phase() == Phase.CLOSED) {
            woken.accept(caseId);
        }
        return written ? new Intent.Heard(caseId, Intent.Kind.JUDGEMENT) : new Intent.Repeated(caseId);
    }

    private Intent write(String caseId, Intent.Kind kind, Message message, JournalEntry entry) {
        Casebook book = new Casebook(journal, caseId);
        if (book.read().phase() == Phase.CLOSED) {
            return new Intent.Refused("Case " + caseId + " is closed. Start a new one with `/investigate`.");
        }
        return book.record(entry, s -> s.exists() && s.phase() != Phase.CLOSED && !s.heard(message.id()))
                ? new Intent.Heard(caseId, kind)
                : new Intent.Repeated(caseId);
    }
}
