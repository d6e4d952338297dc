package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.LeadTaken;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Leases;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads cases: folds the journal, takes the next decision, writes it against what it had read, and waits for the journal to grow. What
 * should be running is what the fold says is open, so taking over after a crash is the same code as going on.
 */
public final class LeadInvestigator {

    private static final Logger LOG = LoggerFactory.getLogger(LeadInvestigator.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWERS_AT_ONCE = 4;

    private final Journal journal;
    private final Leases leases;
    private final Reasoner reasoner;
    private final LeadDecisions decisions;
    private final InstantSource clock;
    private final LeadSettings settings;
    private final String holder;
    private final Mitigator mitigator;

    /**
     * A lead that plans no mitigation.
     *
     * @param holder the name of this process, unique among all that share the journal
     */
    public LeadInvestigator(
            Journal journal,
            Leases leases,
            Reasoner reasoner,
            RunbookAdvice runbooks,
            InstantSource clock,
            LeadSettings settings,
            String holder) {
        this(journal, leases, reasoner, runbooks, clock, settings, holder, Mitigator.none(clock), Precedents.NONE);
    }

    /**
     * A lead with everything.
     *
     * @param holder the name of this process, unique among all that share the journal
     * @param precedents what is kept of earlier cases
     */
    public LeadInvestigator(
            Journal journal,
            Leases leases,
            Reasoner reasoner,
            RunbookAdvice runbooks,
            InstantSource clock,
            LeadSettings settings,
            String holder,
            Mitigator mitigator,
            Precedents precedents) {
        this.journal = journal;
        this.leases = leases;
        this.reasoner = reasoner;
        this.decisions = new LeadDecisions(reasoner, runbooks, clock, settings, mitigator.settings().unasked(),
                new PrecedentLine(precedents, TimeOfDay.UTC));
        this.clock = clock;
        this.settings = settings;
        this.holder = holder;
        this.mitigator = mitigator;
    }

    /**
     * Leads the case until it is closed, or another process leads it.
     *
     * @return false at once when another process holds the lease
     * @throws InterruptedException when this process is to end; the case goes on where the journal stands
     */
    public boolean lead(String caseId) throws InterruptedException {
        if (!leases.hold(caseId, holder, settings.lease())) {
            return false;
        }
        try (ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
            Thread lead = Thread.currentThread();
            long beat = settings.lease().toMillis() / 3;
            Future<?> beating = heart.scheduleAtFixedRate(() -> beat(caseId, lead), beat, beat, TimeUnit.MILLISECONDS);
            try {
                work(caseId);
            } finally {
                beating.cancel(true);
                heart.shutdownNow();
            }
        } finally {
            leases.release(caseId, holder);
        }
        return true;
    }

    private void beat(String caseId, Thread lead) {
        try {
            if (!leases.hold(caseId, holder, settings.lease())) {
                lead.interrupt();
            }
        } catch (RuntimeException e) {
            LOG.warn("the lease of case {} could not be renewed; trying again", caseId, e);
        }
    }

    private void work(String caseId) throws InterruptedException {
        Casebook book = new Casebook(journal, caseId);
        book.decide(state -> ended(state) ? List.of() : List.of(new LeadTaken(clock.instant(), holder)));
        try (Crew<Task> crew = new Crew<>(
                settings.specialists(), Task::id, task -> new Specialist(task, book, reasoner, clock, holder).run());
                Crew<QuestionAsked> answerers = new Crew<>(
                        ANSWERS_AT_ONCE, QuestionAsked::message,
                        question -> new Answerer(question, book, reasoner, clock, holder).run());
                Crew<Mitigator.Job> menders = new Crew<>(1, Mitigator.Job::id, job -> mitigator.run(job, book, holder, reasoner::why))) {
            Attention attention = new Attention(journal, () -> answerers.match(book.read().openQuestions()));
            Investigation state = book.read();
            while (leading(state)) {
                crew.match(state.openTasks());
                answerers.match(state.openQuestions());
                menders.match(Mitigator.jobs(state));
                if (crew.anyLost(state.openTasks()) || answerers.anyLost(state.openQuestions()) || menders.anyLost(Mitigator.jobs(state))) {
                    throw new IllegalStateException("a specialist of case " + caseId + " could not write to the journal");
                }
                boolean acted = book.decide(s -> leading(s) ? decided(attention, s) : List.<JournalEntry>of()).isPresent();
                if (Thread.interrupted()) {
                    throw new InterruptedException("the lead of case " + caseId + " is to end");
                }
                state = acted ? book.read() : book.await(state.position(), patience(state));
            }
        }
    }

    private List<JournalEntry> decided(Attention attention, Investigation state) {
        try {
            return attention.decide(state, () -> decisions.next(state));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private boolean leading(Investigation state) {
        return !ended(state) && state.leader().filter(holder::equals).isPresent();
    }

    private static boolean ended(Investigation state) {
        return !state.exists() || state.phase() == Phase.CLOSED;
    }

    /** How long to wait for a word: never past the moment when the case is to be closed for quiet. */
    private Duration patience(Investigation state) {
        Instant close = state.lastAt().orElse(clock.instant()).plus(settings.quiet());
        Duration left = Duration.between(clock.instant(), close);
        return state.phase() == Phase.CONCLUDED && left.isPositive() && left.compareTo(PATIENCE) < 0 ? left : PATIENCE;
    }
}
