package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.ModelGivenUp.Lasting;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.ClaimRefused;
import dev.gumshoe.conversations.investigation.JournalEntry.ModelUsed;
import dev.gumshoe.conversations.investigation.JournalEntry.ReasoningHandedBack;
import dev.gumshoe.conversations.investigation.JournalEntry.ReasoningTakenOver;
import dev.gumshoe.conversations.investigation.JournalEntry.ToolNotCalled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into a case what became of its language model: what was used, what was refused, and that it could not go on. These are facts
 * whatever is decided meanwhile; a process that no longer leads the case writes none. Safe for use by several threads.
 */
final class CaseLedger {

    private static final Logger LOG = LoggerFactory.getLogger(CaseLedger.class);

    /** How often one case is given back to a model that had failed. */
    private static final int MOST_RETURNS = 2;

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
            write(new ModelUsed(clock.instant(), sitting.purpose(), sitting.role().model().name(), task, sitting.spent()), seen, _ -> true);
        } catch (RuntimeException e) {
            LOG.warn("what {} used for case {} could not be written down", sitting.purpose(), seen.id(), e);
        }
    }

    /** Notes a claim that was refused. */
    void refused(String claim, String why, Investigation seen) {
        write(new ClaimRefused(clock.instant(), Secrets.mask(claim), why), seen, _ -> true);
    }

    /** Notes, once for each tool, that a model asked for one that does not only look; it was not called. */
    void notCalled(Tool tool, Arguments arguments, Investigation seen) {
        String told = Quoted.line(tool.told(), 120);
        LOG.info("case {}: a model asked for {}, which counts as {} and was not called", seen.id(), told, tool.effect().word());
        write(
                new ToolNotCalled(clock.instant(), told, Quoted.line(arguments.toString(), 300), tool.effect().word()), seen,
                now -> now.toolsNotCalled().stream().noneMatch(known -> known.tool().equals(told)));
    }

    /**
     * Notes, once, that the case is calculated from here on; a model that was given up too often in it is not asked again.
     *
     * @param rest how long a model that may be well again is left alone at least
     */
    void takenOver(ModelGivenUp givenUp, Investigation seen, Duration rest) {
        if (givenUp.lasting() == Lasting.ELSEWHERE) {
            return;
        }
        LOG.warn("case {} goes on without {}: {}", seen.id(), givenUp.model(), givenUp.why());
        Instant again = seen.takeovers() < MOST_RETURNS ? givenUp.again(clock.instant(), rest) : null;
        write(new ReasoningTakenOver(clock.instant(), givenUp.model(), givenUp.why(), again), seen,
                now -> now.takeovers() == seen.takeovers());
    }

    /** Notes, once, that a model works on the case again. */
    void handedBack(String model, Investigation seen) {
        LOG.info("case {} goes on with {} again", seen.id(), model);
        write(new ReasoningHandedBack(clock.instant(), model), seen,
                now -> now.takeovers() == seen.takeovers() && now.takenOver().isPresent());
    }

    private void write(JournalEntry fact, Investigation seen, Predicate<Investigation> worth) {
        Optional<String> leader = seen.leader();
        new Casebook(journal, seen).record(
                fact, now -> now.exists() && now.leader().equals(leader) && now.phase() != Investigation.Phase.CLOSED
                        && worth.test(now));
    }
}
