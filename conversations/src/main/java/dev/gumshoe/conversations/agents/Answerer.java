package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one question, beside the work on the case. An answer is always written, also when it could not be found; run again after a
 * crash, it is looked for again.
 */
final class Answerer implements Notebook {

    private static final Logger LOG = LoggerFactory.getLogger(Answerer.class);

    private final QuestionAsked question;
    private final Casebook book;
    private final Reasoner reasoner;
    private final InstantSource clock;
    private final String leader;

    Answerer(QuestionAsked question, Casebook book, Reasoner reasoner, InstantSource clock, String leader) {
        this.question = question;
        this.book = book;
        this.reasoner = reasoner;
        this.clock = clock;
        this.leader = leader;
    }

    /** @throws InterruptedException when the process ends, or the question was answered elsewhere */
    void run() throws InterruptedException {
        try {
            List<Statement> said = reasoner.answer(question, book.read(), this);
            ClaimsDesk desk = new ClaimsDesk(book.read(), clock.instant());
            List<Statement> answer = desk.answer(said);
            desk.refusals().forEach(this::write);
            write(new QuestionAnswered(clock.instant(), question.message(), answer));
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("called off: " + e.getMessage());
            }
            LOG.warn("a question in case {} could not be answered", book.state().id(), e);
            write(new QuestionAnswered(clock.instant(), question.message(), List.of(Statement.of(
                    "I could not look that up: " + e.getClass().getSimpleName() + "; the program's log has the details."))));
        }
    }

    @Override
    public void observed(Observation observation) {
        String task = observation.id().replaceFirst("\\..*$", "");
        book.record(
                new ObservationMade(clock.instant(), task, observation), s -> mine(s) && s.observation(observation.id()).isEmpty());
    }

    @Override
    public void missing(Gap gap) {
        book.record(new GapFound(clock.instant(), gap), s -> mine(s) && s.gaps().stream().noneMatch(known -> known.id().equals(gap.id())));
    }

    private void write(JournalEntry entry) {
        book.record(entry, this::mine);
    }

    /** Whether the question is still open and this process still leads. */
    private boolean mine(Investigation state) {
        return state.leader().filter(leader::equals).isPresent()
                && state.phase() != Investigation.Phase.CLOSED
                && state.openQuestions().stream().anyMatch(q -> q.message().equals(question.message()));
    }
}
