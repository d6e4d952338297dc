package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.TaskState;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Task;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one errand to its end: what is seen is written as it is seen, and the errand is always ended in the journal, with a gap when it
 * failed. Run again after a crash, it writes only what is not written yet.
 */
final class Specialist implements Notebook {

    private static final Logger LOG = LoggerFactory.getLogger(Specialist.class);

    private final Task task;
    private final Casebook book;
    private final Reasoner reasoner;
    private final InstantSource clock;
    private final String leader;

    Specialist(Task task, Casebook book, Reasoner reasoner, InstantSource clock, String leader) {
        this.task = task;
        this.book = book;
        this.reasoner = reasoner;
        this.clock = clock;
        this.leader = leader;
    }

    /** @throws InterruptedException when the errand was called off; its end is the lead's to write then */
    void run() throws InterruptedException {
        try {
            Looked looked = reasoner.look(task, book.read(), this);
            write(new TaskFinished(clock.instant(), task.id(), looked.summary(), looked.signals()));
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                // called off in the middle of a call: no failure of the source, and not ours to write
                throw new InterruptedException("called off: " + e.getMessage());
            }
            LOG.warn("errand {} of case {} failed", task.id(), book.state().id(), e);
            missing(new Gap(
                    task.id() + ".g0",
                    task.look(),
                    "The " + task.look().name().toLowerCase(java.util.Locale.ROOT) + " were not looked at",
                    "the look failed: " + e.getClass().getSimpleName() + ".",
                    "The program's log has the details."));
            write(new TaskFinished(clock.instant(), task.id(), "The look failed.", List.of()));
        }
    }

    @Override
    public void observed(Observation observation) {
        ObservationMade made = new ObservationMade(clock.instant(), task.id(), observation);
        book.record(made, s -> mine(s) && s.observation(observation.id()).isEmpty());
    }

    @Override
    public void missing(Gap gap) {
        book.record(
                new GapFound(clock.instant(), gap),
                s -> mine(s) && s.gaps().stream().noneMatch(known -> known.id().equals(gap.id())));
    }

    private void write(JournalEntry end) {
        book.record(end, this::mine);
    }

    /** Whether this errand is still open and this process still leads: a process that wakes late writes nothing. */
    private boolean mine(Investigation state) {
        return state.leader().filter(leader::equals).isPresent()
                && state.task(task.id()).filter(t -> t.state() == TaskState.OPEN).isPresent();
    }
}
