package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Journal;

/** Lets a mitigator do what there is to do in a case, for tests of other modules. */
public final class MitigationRuns {

    private MitigationRuns() {}

    /** Does the next thing to do, to its end. */
    public static void next(Mitigator mitigator, Journal journal, String caseId, String leader) throws InterruptedException {
        Casebook book = new Casebook(journal, caseId);
        mitigator.run(Mitigator.jobs(book.read()).getFirst(), book, leader, (plan, _) -> plan.why());
    }
}
