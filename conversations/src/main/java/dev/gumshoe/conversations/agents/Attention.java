package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a lead decide and listen at once: a decision that takes long is dropped the moment a person says something that outdates it, and
 * a question is handed on without waiting for the decision.
 */
final class Attention {

    private static final Logger LOG = LoggerFactory.getLogger(Attention.class);
    private static final Duration QUICK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Journal journal;
    private final Runnable asked;

    /** @param asked told that somebody asked a question */
    Attention(Journal journal, Runnable asked) {
        this.journal = journal;
        this.asked = asked;
    }

    /**
     * The decision; empty when it was outdated before it was taken.
     *
     * @throws InterruptedException when the process is to end
     */
    List<JournalEntry> decide(Investigation seen, Callable<List<JournalEntry>> decision) throws InterruptedException {
        FutureTask<List<JournalEntry>> deciding = new FutureTask<>(decision);
        Thread.ofVirtual().start(deciding);
        Thread listening = null;
        try {
            return deciding.get(QUICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            listening = Thread.ofVirtual().start(() -> listen(seen, deciding));
            return unlessOutdated(deciding);
        } catch (ExecutionException e) {
            throw broken(e);
        } finally {
            deciding.cancel(true);
            if (listening != null) {
                listening.interrupt();
            }
        }
    }

    private static List<JournalEntry> unlessOutdated(FutureTask<List<JournalEntry>> deciding) throws InterruptedException {
        try {
            return deciding.get();
        } catch (CancellationException _) {
            return List.of();
        } catch (ExecutionException e) {
            throw broken(e);
        }
    }

    private static RuntimeException broken(ExecutionException e) throws InterruptedException {
        if (e.getCause() instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
    }

    private void listen(Investigation seen, FutureTask<List<JournalEntry>> deciding) {
        long position = seen.position();
        try {
            while (!deciding.isDone()) {
                List<Recorded> news = journal.await(seen.id(), position, PATIENCE);
                if (news.stream().map(Recorded::entry).anyMatch(Casebook::outdatesDecisions)) {
                    deciding.cancel(true);
                    return;
                }
                if (news.stream().map(Recorded::entry).anyMatch(QuestionAsked.class::isInstance)) {
                    asked.run();
                }
                position += news.size();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("nobody listens to case {} while it is decided on", seen.id(), e);
        }
    }
}
