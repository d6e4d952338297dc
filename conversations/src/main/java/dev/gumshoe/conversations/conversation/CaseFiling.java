package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.prevention.ClosedCase;
import dev.gumshoe.conversations.prevention.ClosedCases;
import dev.gumshoe.conversations.prevention.Filing;
import dev.gumshoe.conversations.prevention.Prevention;
import dev.gumshoe.conversations.prevention.PreventionCatalogue;
import java.time.InstantSource;
import java.util.List;

/**
 * Files a case when it is closed, and again when somebody judges it afterwards, and has what is known of closed cases compared anew. A question
 * that was only asked and never investigated is not filed.
 */
public final class CaseFiling implements JournalFollower {

    private final ClosedCases cases;
    private final PreventionCatalogue catalogue;
    private final Prevention prevention;
    private final InstantSource clock;

    /** A follower that files into the store. */
    public CaseFiling(ClosedCases cases, PreventionCatalogue catalogue, Prevention prevention, InstantSource clock) {
        this.cases = cases;
        this.catalogue = catalogue;
        this.prevention = prevention;
        this.clock = clock;
    }

    /** The cases that are not closed yet, as they would be filed now; questions left out. */
    public static List<ClosedCase> open(Journal journal, CaseIndex index, PreventionCatalogue catalogue) {
        return index.open().stream().map(id -> new Casebook(journal, id).read()).filter(state -> state.exists() && !state.inquiry())
                .map(state -> Filing.of(state, catalogue)).toList();
    }

    @Override
    public String name() {
        return "closed-cases";
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) {
        if (after.phase() == Phase.CLOSED && after.exists() && !after.inquiry()) {
            cases.keep(Filing.of(after, catalogue));
            prevention.review(clock.instant());
        }
    }
}
