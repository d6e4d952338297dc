package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.ClaimRefused;
import dev.gumshoe.conversations.investigation.JournalEntry.ModelUsed;
import dev.gumshoe.conversations.investigation.JournalEntry.ReasoningTakenOver;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into a case what became of its language model: what was used, what was refused, and that it could not go on. These are facts
 * whatever is decided meanwhile; a process that no longer leads the case writes none. Safe for use by several threads.
 */
final class CaseLedger {

    private static final Logger LOG = LoggerFactory.getLogger(CaseLedger.class);

    private final Journal journal;
    private final InstantSource clock;

    CaseLedger(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Notes what a sitting spent; nothing when it spent nothing. */
    void used(Sitting sitting, @Nullable String task, Investigation seen) {
        if (sitting.spent().calls() == 0) {
            return;
        }
        try {
            write(new ModelUsed(clock.instant(), sitting.purpose(), sitting.role().model().name(), task, sitting.spent()), seen, false);
        } catch (RuntimeException e) {
            LOG.warn("what {} used for case {} could not be written down", sitting.purpose(), seen.id(), e);
        }
    }

    /** Notes a claim that was refused. */
    void refused(String claim, String why, Investigation seen) {
        write(new ClaimRefused(clock.instant(), Secrets.mask(claim), why), seen, false);
    }

    /** Notes, once, that the case is calculated from here on. */
    void takenOver(ModelGivenUp givenUp, Investigation seen) {
        LOG.warn("case {} goes on without {}: {}", seen.id(), givenUp.model(), givenUp.why());
        write(new ReasoningTakenOver(clock.instant(), givenUp.model(), givenUp.why()), seen, true);
    }

    private void write(JournalEntry fact, Investigation seen, boolean once) {
        Optional<String> leader = seen.leader();
        new Casebook(journal, seen.id()).record(
                fact, now -> now.exists() && now.leader().equals(leader) && now.phase() != Investigation.Phase.CLOSED
                        && !(once && now.takenOver().isPresent()));
    }
}
