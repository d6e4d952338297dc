package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Journal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that every open case has a lead: at once when one is opened here, and by looking through the open cases now and then for
 * those whose process is gone.
 */
public final class CaseRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CaseRunner.class);

    private final Journal journal;
    private final CaseIndex index;
    private final LeadInvestigator lead;
    private final Duration round;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> led = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<String> opened = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    /** @param round how often to look for cases without a lead */
    public CaseRunner(Journal journal, CaseIndex index, LeadInvestigator lead, Duration round) {
        this.journal = journal;
        this.index = index;
        this.lead = lead;
        this.round = round;
    }

    /** Starts looking after cases, those left over from an earlier process first. */
    public void start() {
        threads.execute(this::watch);
    }

    /** Says that a case was opened. */
    public void opened(String caseId) {
        opened.add(caseId);
    }

    private void watch() {
        try {
            while (!closed && !Thread.currentThread().isInterrupted()) {
                makeRound();
                String fresh = opened.poll(round.toMillis(), TimeUnit.MILLISECONDS);
                if (fresh != null) {
                    take(fresh);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeRound() {
        try {
            index.open().forEach(this::take);
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            LOG.warn("open cases could not be listed; trying again in {} s", round.toSeconds(), e);
        }
    }

    private void take(String caseId) {
        if (led.add(caseId)) {
            threads.execute(() -> run(caseId));
        }
    }

    private void run(String caseId) {
        try {
            if (lead.lead(caseId) && new Casebook(journal, caseId).read().phase() == Phase.CLOSED) {
                index.closed(caseId);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            LOG.warn("case {} could not be led; it is taken up again", caseId, e);
        } finally {
            led.remove(caseId);
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        threads.close();
    }
}
